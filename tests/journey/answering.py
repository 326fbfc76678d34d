"""How the resident of `make journey` answers a page: by finger, or by keyboard alone."""

# Answers that open what would else stay closed; everywhere else the first option is taken.
ANSWERS = {"grew_up_here": "moved_here", "children": "yes"}
WORDS = "Der er godt sammenhold – og 100 % ro"
NEXT = "button.primary[value=next]"


def by_finger(page, press):
    """Answer all there is on the page, question by question, also what opens on the way."""
    for name in _names(page, "radio"):
        options = page.locator(f'main input[name="{name}"]')
        wanted = page.locator(f'main input[name="{name}"][value="{ANSWERS.get(name, "")}"]')
        one = wanted.first if wanted.count() else options.first
        if one.is_visible():
            one.check(force=True)
    for name in _names(page, "checkbox"):
        box = page.locator(f'main input[name="{name}"]').first
        if box.is_visible() and not name.endswith("__none"):
            box.check(force=True)
    for select in page.query_selector_all("main select"):
        if select.is_visible():
            select.select_option(index=2)
    for field in page.query_selector_all("main input[inputmode=numeric], main textarea"):
        if field.is_visible():
            field.fill("5" if field.get_attribute("inputmode") else WORDS)
    while len(page.query_selector_all(".ranked li")) < 2 and page.query_selector(".unranked button"):
        press(".unranked button")


def _names(page, kind):
    """Return the names of the page's fields of a kind, in order; new ones may open while they are answered."""
    seen = []
    while fresh := [
        name
        for each in page.query_selector_all(f"main input[type={kind}]")
        if (name := each.get_attribute("name")) not in seen and name not in seen
    ]:
        seen.append(fresh[0])
        yield fresh[0]


FOCUSED = """(() => {
  const at = document.activeElement, of = at.closest('form, main, body');
  return {tag: at.tagName, type: at.type || '', name: at.name || '', value: at.value || '', text: at.className,
          checked: !!at.checked, ranked: document.querySelectorAll('.ranked li').length,
          answered: !!at.name && [...document.getElementsByName(at.name)].some((one) => one.checked)};
})()"""


def by_keyboard(page):
    """Answer the page with Tab, Space, arrows and letters; stop on the button that sends it, without pressing it."""
    for _ in range(250):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if "primary" in at["text"] and at["value"] != "":
            return
        if at["type"] == "radio" and not at["answered"]:
            _radio(page, at["name"])
        elif at["type"] == "checkbox" and not at["answered"] and not at["name"].endswith("__none"):
            page.keyboard.press("Space")
        elif at["type"] == "text" and not at["value"] and "numeric" in _mode(page):
            page.keyboard.type("5")
        elif at["tag"] == "TEXTAREA" and not at["value"]:
            page.keyboard.type(WORDS)
        elif at["tag"] == "SELECT" and not at["value"]:
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
        elif at["text"] == "option" and at["ranked"] < 2:
            page.keyboard.press("Enter")
    raise AssertionError(f"the button that sends the page cannot be reached by keyboard on {page.url}")


def _radio(page, name):
    """Choose by Space and arrows, as a group of radios is used."""
    page.keyboard.press("Space")
    wanted = ANSWERS.get(name)
    for _ in range(12):
        if wanted is None or page.evaluate("document.activeElement.value") == wanted:
            return
        page.keyboard.press("ArrowDown")


def _mode(page):
    return page.evaluate("document.activeElement.inputMode || ''")
