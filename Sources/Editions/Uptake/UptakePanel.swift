import Commons
import Markup
import Replications
import Storage
import Web

/// On a replication's page: which edition it follows, what the newest one would change, and what it said of earlier ones.
struct UptakePanel: Encodable, Sendable {
    let followed: Int
    /// Somebody said so; otherwise it is taken to follow the first.
    let isSaid: Bool
    let newest: Int
    /// How many changes of the newest edition concern what it uses.
    let concerning: Int
    /// The editions that it answered.
    let answered: [Int]
    private let path: String
    private let isKept: Bool

    private enum CodingKeys: String, CodingKey { case followed, isSaid, newest, concerning, answered }

    static let source = PanelSource(on: .thing(.replication)) { id, visit, tx in
        guard let id = Thing.ID(rawValue: id), let replication = try Thing.find(id, in: tx),
            replication.visibility == .published, let uptake = try find(replication, in: tx)
        else { return nil }
        let followed = try FollowedEdition.number(of: id, in: tx)
        let panel = UptakePanel(
            followed: followed, isSaid: try FollowedEdition.isSaid(of: id, in: tx), newest: uptake.newest,
            concerning: uptake.isOver ? 0 : uptake.changes.count,
            answered: try EditionAnswer.editions(of: id, upTo: followed, in: tx), path: replication.path,
            isKept: try replication.isInHands(of: visit.viewer, in: tx))
        return Panel("edition", panel) { $0.view($1) }
    }

    /// None where its practice has no edition, or is not shown any more.
    private static func find(_ replication: Thing, in tx: Transaction) throws -> Uptake? {
        do {
            return try Uptake.find(replication, in: tx)
        } catch let error as AppError where [.missing, .gone].contains(error.kind) {
            return nil
        }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("edition")) { texts("editions.panel") }
            p {
                texts("editions.panel.follows", ["number": texts.number(followed)])
                if !isSaid { " " + texts("editions.panel.unsaid") }
            }
            if newest > followed { appeared(texts) }
            if isKept && (newest > 1 || !isSaid) {
                p { a(.href("\(path)/editions/new")) { texts("editions.declare.look") } }
            }
            if !answered.isEmpty {
                ul {
                    Markup.group(
                        answered.map { number in
                            li {
                                a(.href("\(path)/editions/\(number)")) {
                                    texts("editions.panel.answered", ["number": texts.number(number)])
                                }
                            }
                        })
                }
            }
        }
    }

    @MarkupBuilder private func appeared(_ texts: Texts) -> Markup {
        p {
            texts("editions.panel.appeared", ["number": texts.number(newest)]) + " "
                + texts("editions.panel.concerning", count: concerning)
        }
        if isKept {
            p(.class("actions")) {
                a(.class("button"), .href("\(path)/editions/\(newest)")) { texts("editions.panel.look") }
            }
        }
    }
}
