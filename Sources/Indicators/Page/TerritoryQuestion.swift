import Commons
import Markup
import Storage
import Territories
import Web

/// Which territory a page is asked about: all of them, unless one is named.
struct TerritoryQuestion: Sendable {
    private(set) var submission: Submission
    private(set) var choice = TerritoryChoice()
    /// Nil where none was named, or none that there is.
    private(set) var territory: Territory?

    init(_ query: Submission, in tx: Transaction) throws {
        submission = query
        guard ["territory", "territory-id"].contains(where: { !query.shown($0).isEmpty }) else { return }
        territory = try choice.read(&submission, isRequired: false, in: tx)
        if let territory { try choice.show(territory.id, in: &submission, tx) }
    }

    /// Its fields: what programs are told.
    static func asking(in tx: Transaction) throws -> Submission {
        var query = Submission()
        var choice = TerritoryChoice()
        _ = try choice.read(&query, isRequired: false, in: tx)
        return query
    }

    func form(to path: String, _ texts: Texts) -> Markup {
        let view = FormView(submission, texts, labels: "indicators.form")
        return section(.class("section")) {
            h2 { texts("indicators.inTerritory") }
            element("form", .class("form"), .method("get"), .action(path)) {
                view.errors
                choice.view(view, optional: true)
                div(.class("actions")) { button(.class("button")) { texts("indicators.form.look") } }
            }
        }
    }
}
