import Commons
import Markup
import Replications
import Storage
import Web

/// On a replication's page: the names that it bears, beside its own; for those who carry it, what is under way besides.
struct BorneLabels: Encodable, Sendable {
    /// Those that stand.
    let labels: [LabelEntry]
    private let open: [LabelEntry]
    /// Where its carriers ask for one; nil for everybody else.
    private let askPath: String?

    private enum CodingKeys: CodingKey { case labels }

    static func source(_ world: World) -> PanelSource {
        PanelSource(on: .thing(.replication)) { id, visit, tx in
            guard let id = Thing.ID(rawValue: id), let replication = try Thing.find(id, in: tx) else { return nil }
            let entries = try LabelEntry.all(
                where: "l.replication_id = \(id)", limit: mostShown, visit.texts.language, at: world.now(), in: tx)
            let isKept = try replication.isInHands(of: visit.viewer, in: tx)
            let borne = entries.filter(\.validity.stands)
            guard isKept || !borne.isEmpty else { return nil }
            let mayAsk = isKept && replication.visibility == .published
            let panel = BorneLabels(
                labels: borne, open: isKept ? entries.filter { !$0.validity.stands || $0.state != .granted } : [],
                askPath: mayAsk ? "\(replication.path)/labels/new" : nil)
            return Panel("labels", panel, mark: { $0.mark($1) }, view: { $0.view($1) })
        }
    }

    private static let mostShown = 50

    /// « Porte le label de… », with its end.
    private func mark(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return labels.isEmpty ? .group([]) : fact(texts("labels.mark")) { Markup.group(names(texts)) }
    }

    private func names(_ texts: Texts) -> [Markup] {
        labels.enumerated().map { index, label in
            let until = label.expiresOn.map { " " + texts("labels.mark.until", ["date": texts.date($0)]) } ?? ""
            return .group([
                .text(index == 0 ? "" : ", "),
                a(.href(label.path), .lang(label.issuer.language, on: texts)) { label.issuer.name }, .text(until),
            ])
        }
    }

    private func view(_ screen: Screen) -> Markup {
        guard let askPath else { return .group([]) }
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("labels")) { texts("labels.list") }
            if open.isEmpty {
                p { texts("labels.panel.meaning") }
            } else {
                ul(.class("entries plain")) {
                    Markup.group(
                        open.map { label in
                            li {
                                h3 { a(.href(label.path)) { texts("labels.of.name", ["issuer": label.issuer.name]) } }
                                p(.class("note")) { label.standing(texts) }
                            }
                        })
                }
            }
            p(.class("actions")) { a(.class("button"), .href(askPath)) { texts("labels.ask.title") } }
        }
    }
}
