"""Addresses are built once, but none that holds a code is remembered."""

from survey.web import addresses


def test_an_address_with_a_code_is_never_remembered(walker):
    """The page behind a card's QR code links to itself in each language; a memory of codes would be a list of them."""
    walker.get("/k/AAAABBBBCCCC")
    before = addresses._built.cache_info().currsize
    walker.get("/k/DDDDEEEEFFFF")
    assert addresses._built.cache_info().currsize == before
