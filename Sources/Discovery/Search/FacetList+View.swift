import Markup
import Web

extension FacetList {
    /// More are folded away, unless they are chosen.
    private static let mostShown = 5

    /// The boxes belong to the search form though they stand beside the results.
    func view(_ form: QuestionForm, _ texts: Texts) -> Markup {
        let shown = values.enumerated().filter { $0.offset < Self.mostShown || $0.element.isChosen }.map(\.element)
        let folded = values.dropFirst(Self.mostShown).filter { !$0.isChosen }
        return fieldset(.id(facet.rawValue)) {
            legend { texts(facet.textKey) }
            form.error(of: facet.rawValue, texts)
            Markup.group(shown.map { box($0, texts) })
            if !folded.isEmpty {
                details {
                    summary { texts("discovery.facet.more", count: folded.count) }
                    Markup.group(folded.map { box($0, texts) })
                }
            }
        }
    }

    private func box(_ value: Value, _ texts: Texts) -> Markup {
        label(.class("tick")) {
            input(
                Attribute("form", ResultsPage.formID), .type("checkbox"), .name(facet.rawValue), .value(value.value),
                .checked(value.isChosen))
            span {
                value.label + " "
                element("data", .value(String(value.count))) { texts.number(value.count) }
            }
        }
    }
}
