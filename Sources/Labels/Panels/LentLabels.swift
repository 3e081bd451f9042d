package import Commons
import Markup
package import Storage
import Web

/// On the page of a practice, a network: who bears its name; for those who keep it, what awaits them.
struct LentLabels: Encodable, Sendable {
    /// Those that stand, the latest first.
    let labels: [LabelEntry]
    private let waiting: [LabelEntry]
    private let subject: Thing.ID
    private let listPath: String

    private enum CodingKeys: CodingKey { case labels }

    static func source(_ kind: Kind, _ world: World) -> PanelSource {
        PanelSource(on: .thing(kind)) { id, visit, tx in
            guard let id = Thing.ID(rawValue: id), let thing = try Thing.find(id, in: tx) else { return nil }
            let (now, language) = (world.now(), visit.texts.language)
            let labels = try LabelEntry.all(
                where: "(l.issuer_id = \(id) OR l.practice_id = \(id)) AND l.expires_on >= \(CivilDate(now))",
                limit: mostShown, language, at: now, in: tx)
            let waiting =
                try thing.isInHands(of: visit.viewer, in: tx)
                ? LabelEntry.all(
                    where:
                        "l.issuer_id = \(id) AND l.state IN ('asked', 'appealed', 'answered', 'visiting', 'reported')",
                    limit: mostShown, language, at: now, in: tx) : []
            guard !labels.isEmpty || !waiting.isEmpty else { return nil }
            let panel = LentLabels(
                labels: labels, waiting: waiting, subject: id, listPath: "\(thing.path)/labels")
            return Panel("labels", panel) { $0.view($1) }
        }
    }

    private static let mostShown = 20

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("labels")) { texts("labels.lent") }
            if !waiting.isEmpty {
                h3 { texts("labels.waiting") }
                ul(.class("entries plain")) {
                    Markup.group(waiting.map { $0.entry(texts, namesIssuer: false) })
                }
            }
            if !labels.isEmpty {
                ul(.class("entries plain")) {
                    Markup.group(labels.map { $0.entry(texts, namesIssuer: $0.issuerID != subject) })
                }
            }
            p { a(.href(listPath)) { texts("labels.lent.all") } }
        }
    }
}

extension Labels {
    /// What this room shows on the pages of others.
    ///
    /// - Parameter issuers: the kinds of things that may lend their name.
    package static func panels(_ issuers: [Kind], _ world: World) -> [PanelSource] {
        [BorneLabels.source(world), AwaitedLabels.source(world)] + issuers.map { LentLabels.source($0, world) }
    }
}
