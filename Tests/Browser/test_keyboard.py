import unittest

import browser
import pages
import people

FOCUS = """() => {
    const element = document.activeElement, box = element.getBoundingClientRect();
    // A card that can be pressed as a whole is outlined as a whole.
    const style = getComputedStyle(element.closest(".choice") ?? element);
    return {
        what: element.outerHTML.slice(0, 120),
        isPage: element === document.body,
        isOutlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        isSeen: box.width > 0 && box.bottom > 0 && box.right > 0 && box.left < innerWidth && box.top < innerHeight,
        box: { x: box.x - 12, y: box.y - 12, width: box.width + 24, height: box.height + 24 },
    };
}"""
LEAVE = "() => { window.left = document.activeElement; left.blur(); }"
RETURN = "() => left.focus()"
STEPS = 200


class Keyboard(unittest.TestCase):
    def test_the_first_stop_leads_to_the_content(self):
        for page in pages.ALL:
            with self.subTest(page=page.path), browser.visit(session=people.session(page.who)) as visit:
                visit.open(page.path)

                visit.page.keyboard.press("Tab")
                visit.page.locator("a.skip:focus").wait_for(state="visible")
                visit.page.keyboard.press("Enter")

                visit.page.wait_for_url("**#main")

    def test_focus_is_seen_wherever_it_goes(self):
        for page in pages.ALL:
            with self.subTest(page=page.path), browser.visit(session=people.session(page.who)) as visit:
                visit.open(page.path)

                for _ in range(STEPS):
                    visit.page.keyboard.press("Tab")
                    focus = visit.page.evaluate(FOCUS)
                    if focus["isPage"]:
                        break
                    self.assertTrue(focus["isSeen"], focus)
                    self.assertTrue(focus["isOutlined"] or self.looks_different(visit.page, focus["box"]), focus)

    def looks_different(self, page, box) -> bool:
        """Whether the place looks otherwise with the focus than without: a dot on a map is not marked by an outline."""
        focused = page.screenshot(clip=box)
        page.evaluate(LEAVE)
        plain = page.screenshot(clip=box)
        page.evaluate(RETURN)
        return focused != plain
