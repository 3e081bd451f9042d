"""One page of each type, and who sees it: the list that all tests go through."""

import dataclasses

import people


@dataclasses.dataclass(frozen=True)
class PageType:
    path: str
    who: str = people.VISITOR
    status: int = 200


SEEN_BY_ALL = [
    "/",
    "/search?q=sport",
    "/search?q=sport&view=map",
    "/search?q=sport&view=table",
    "/search?q=nothing+is+called+so",
    "/search?q=zzzz&need=food",
    "/replications?view=map",
    "/organizations?view=table",
    "/sharing",
    "/practices",
    "/practices/siel-bleu",
    "/practices/siel-bleu/editions/1",
    "/practices/siel-bleu/revisions",
    "/practices/siel-bleu/revisions/1",
    "/replications",
    "/replications/codi-n-camp-a-mende",
    "/replications/les-equipes-mobiles-de-soins-palliatifs-en-france",
    "/adaptations/un-nom-et-un-sous-titre-d-ici",
    "/organizations",
    "/organizations/siel-bleu",
    "/territories",
    "/territories/mende-fr-cog-48095",
    "/territories/lozere-fr-48",
    "/territories/lozere-fr-48/parts?echelon=commune",
    "/territories/france-fr",
    "/about",
    "/accessibility",
    "/privacy",
    "/session/new",
    "/accounts/new",
    "/accounts/password-resets",
    "/moderation/log",
    "/reports/new?page=%2Fpractices%2Fsiel-bleu",
    "/outbox",
]

SEEN_BY_CARRIERS = [
    "/practices/new",
    "/practices/pratique-d-essai",
    "/practices/pratique-d-essai/revisions/new",
    "/replications/new",
    "/replications/new?practice=siel-bleu",
    "/replications/new?practice=siel-bleu&territory=Mende&territory-id=FR-COG-48095",
    "/replications/new?practice=siel-bleu&territory=Mende&territory-id=FR-COG-48095&carrier=&carrier-kind=",
    "/replications/essai-a-mende",
    "/replications/essai-a-mende/revisions/new",
    "/replications/essai-a-mende/states/new",
    "/replications/essai-a-mende/adaptations/new",
    "/adaptations/changement-d-essai",
    "/adaptations/changement-d-essai/revisions/new",
    "/organizations/new",
    "/organizations/structure-d-essai",
    "/organizations/structure-d-essai/revisions/new",
    "/profile",
    "/profile/presentation",
    "/profile/email",
    "/profile/password",
    "/profile/sessions",
    "/profile/data",
    "/profile/trail",
    "/profile/closure",
    "/practices/pratique-d-essai/trail",
    "/moderation/decisions",
]

SEEN_BY_ADMINISTRATORS = [
    "/administration",
    "/administration/site",
    "/administration/wording",
    "/administration/wording/web.frame.search",
    "/administration/people",
    "/administration/invitations",
    "/administration/trail",
    "/administration/trail?act=account.&from=2026",
    "/moderation",
    "/moderation/readings",
]

ALL = [
    *(PageType(path) for path in SEEN_BY_ALL),
    PageType("/nowhere", status=404),
    *(PageType(path, people.CARRIER) for path in SEEN_BY_CARRIERS),
    PageType("/replications/new?practice=siel-bleu&territory=Saint-Denis&territory-id=", people.CARRIER, status=422),
    *(PageType(path, people.ADMINISTRATOR) for path in SEEN_BY_ADMINISTRATORS),
]
