import Commons
import Markup
import Storage
import Territories
import Web

/// Where to look: a name that is typed, or picked among those that are alike. It belongs to the search form though it
/// stands beside the results.
struct TerritoryField: Sendable {
    let form: QuestionForm
    let texts: Texts

    private let belongs = Attribute("form", ResultsPage.formID)

    init(_ form: QuestionForm, _ texts: Texts) {
        self.form = form
        self.texts = texts
    }

    var markup: Markup {
        let view = FormView(form.submission, texts, labels: "discovery.field")
        let candidates = form.territory.candidates
        return .group([
            view.line("territory", attributes: [belongs] + TerritoryChoice.suggesting(texts)),
            candidates.isEmpty
                ? input(
                    belongs, .type("hidden"), .id("territory-id"), .name("territory-id"),
                    .value(form.submission.shown("territory-id")))
                : fieldset {
                    legend { texts("territories.choice.which") }
                    Markup.group(candidates.map(choice))
                },
        ])
    }

    private func choice(_ candidate: Suggestion) -> Markup {
        label(.class("choice")) {
            input(belongs, .type("radio"), .name("territory-id"), .value(candidate.territory.id.rawValue))
            span {
                strong { candidate.territory.name(in: texts.language) }
                span(.class("hint")) { candidate.detail(in: texts) }
            }
        }
    }
}
