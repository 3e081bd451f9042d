import Cartography
import Commons
import Markup
import Practices
import Storage
import Territories
import Web

/// Whom one may call before deciding, and after: the people of the practice, and those who carry it elsewhere.
struct Help: Sendable, Encodable {
    struct Link: Sendable, Encodable {
        let name: String
        let path: String
    }

    let practice: Link
    /// The organization that looks after the practice.
    let steward: Link?
    /// A few that run now, the latest heard of first.
    let running: [ReplicationEntry]

    private static let shown = 3

    init(for replication: Thing.ID, _ content: ReplicationContent, _ language: Language, in tx: Transaction) throws {
        guard let thing = try Thing.find(content.practice, in: tx),
            let told = try ToldPractice.all([thing], in: language, tx).first
        else { throw AppError.missing }
        practice = Link(name: told.title, path: thing.path)
        let steward = try Practices().content(of: thing, in: tx).steward.flatMap { try Thing.find($0, in: tx) }
        self.steward = steward.flatMap { one in
            one.visibility == .published ? Link(name: one.title, path: one.path) : nil
        }
        running = try ReplicationEntry.all(
            where: "r.practice_id = \(content.practice) AND r.state = 'running' AND r.thing_id <> \(replication)",
            limit: Self.shown, language: language, in: tx)
    }

    func markup(_ texts: Texts) -> Markup {
        ul(.class("entries plain")) {
            li {
                a(.href("\(practice.path)#people")) { texts("replications.help.people", ["practice": practice.name]) }
            }
            if let steward {
                li { a(.href(steward.path)) { texts("replications.help.steward", ["name": steward.name]) } }
            }
            Markup.group(
                running.map { one in
                    li {
                        one.state.mark.markup
                        " "
                        a(.href("\(one.path)#people"), .lang(one.language, on: texts)) { one.title }
                        " " + [one.territory?.label].compactMap { $0 }.joined()
                    }
                })
        }
    }
}
