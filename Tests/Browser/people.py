"""Who visits: nobody in particular, the administrator, and Ada, who carries something of her own."""

import functools
import json

import browser
import commons
import recordings

VISITOR, ADMINISTRATOR, CARRIER = "visitor", "administrator", "carrier"


@functools.cache
def session(who: str) -> str | None:
    """The cookies of somebody who is signed in."""
    if who == VISITOR:
        return None
    with browser.visit(script=False) as visit:
        if who == ADMINISTRATOR:
            visit.page.goto(commons.running().sign_in_link())
            send(visit)
        else:
            sign_up(visit, "Ada Lande", "ada@example.org")
            furnish(visit)
        return json.dumps(visit.page.context.storage_state())


def sign_up(visit: browser.Visit, name: str, email: str) -> None:
    """From the form to the letter, from the letter to being signed in."""
    password = "sept ruches au bord du causse"
    visit.open("/accounts/new")
    fill(visit, name=name, email=email, newPassword=password)
    # Without script one is taken for a robot when one is faster than a person.
    visit.page.wait_for_timeout(6_500)
    send(visit)
    visit.open("/outbox")
    visit.page.locator("main a[href^='/outbox/']").first.click()
    visit.page.locator("main a[href*='/accounts/verifications/']").click()
    send(visit)
    if not visit.page.locator("form[action='/session/ending']").count():
        visit.open("/session/new")
        fill(visit, email=email, password=password)
        send(visit)


def furnish(visit: browser.Visit) -> None:
    """One thing of each kind, so that the pages that only their keepers see are seen."""
    visit.open("/practices/new")
    fill(visit, title="Pratique d’essai")
    send(visit)
    visit.open("/practices/new")
    fill(visit, title="Pratique partagée")
    send(visit)
    visit.page.click("form[action='/practices/pratique-partagee/editions'] button")
    visit.open("/organizations/new")
    fill(visit, title="Structure d’essai")
    send(visit)
    start_replication(visit, "siel-bleu", "Mende", "Essai à Mende")
    visit.open("/replications/essai-a-mende/adaptations/new")
    fill(visit, title="Changement d’essai", what="On fait autrement.")
    send(visit)
    bring(visit, "Son d’essai", "essai.wav", recordings.tone())


def bring(visit: browser.Visit, title: str, name: str, content: bytes) -> None:
    visit.open("/media/new")
    fill(visit, title=title, authors="Ada Lande")
    visit.page.set_input_files("main [name=file]", {"name": name, "mimeType": "", "buffer": content})
    send(visit)


def start_replication(visit: browser.Visit, practice: str, place: str, title: str) -> None:
    visit.open(f"/replications/new?practice={practice}")
    fill(visit, territory=place)
    send(visit)
    send(visit)
    visit.page.check("main [name=state][value=envisaged]")
    fill(visit, title=title)
    send(visit)


def fill(visit: browser.Visit, **fields: str) -> None:
    for name, text in fields.items():
        visit.page.fill(f"main [name={name}]", text)


def send(visit: browser.Visit) -> None:
    """The first form of the page, by its button."""
    with visit.page.expect_navigation():
        visit.page.locator("main form button").first.click()
