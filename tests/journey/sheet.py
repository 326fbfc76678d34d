"""All pictures of a walk on one sheet."""

import base64

WIDTH, ACROSS = 200, 10


def contact_sheet(browser, pictures, path):
    """Draw the pictures side by side, and return where the sheet lies."""
    drawn = "".join(
        f"<figure><img src='data:image/png;base64,{base64.b64encode(each.read_bytes()).decode()}'>"
        f"<figcaption>{each.stem}</figcaption></figure>"
        for each in pictures
    )
    style = (
        "body{margin:8px;background:#ccc;font:11px sans-serif;display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start}"
        f"figure{{margin:0;width:{WIDTH}px}} img{{width:100%;display:block}}"
    )
    page = browser.new_page(viewport={"width": (WIDTH + 8) * ACROSS + 16, "height": 800})
    page.set_content(f"<!doctype html><title>Sheet</title><style>{style}</style>{drawn}")
    page.screenshot(path=path, full_page=True)
    page.close()
    return path
