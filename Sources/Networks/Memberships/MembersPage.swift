import Commons
import Markup
import Storage
import Web

/// The members of a network, a hundred at a time, in the order in which they were told.
struct MembersPage: PageModel {
    let network: Thing
    let kind: MemberKind?
    let members: [MemberEntry]
    let nextPage: String?

    static let length = 100

    /// What a request asks for.
    struct Question {
        let kind: MemberKind?
        let after: Membership.ID?

        init(_ query: inout Submission) {
            kind = query.choiceIfAny("kind", MemberKind.self)
            let last = query.line("after", 0...36)
            after = Membership.ID(rawValue: last)
        }
    }

    init(of network: Thing, _ question: Question, _ language: Language, in tx: Transaction) throws {
        let found = try Membership.all(
            of: network.id, question.kind, after: question.after, limit: Self.length + 1, in: tx)
        let shown = Array(found.prefix(Self.length))
        self.network = network
        kind = question.kind
        members = try MemberEntry.all(shown, language, in: tx)
        let kinds = question.kind.map { "kind=\($0.rawValue)&" } ?? ""
        nextPage =
            found.count > shown.count ? shown.last.map { "\(network.path)/members?\(kinds)after=\($0.id)" } : nil
    }

    static var forms: [Format] { [.json, .jsonLD, .csv, .csvMetadata, .geoJSON] }

    func linkedData(_ screen: Screen) -> LinkedNode {
        LinkedNode(
            nil, types: ["schema:ItemList"],
            [
                "schema:itemListElement": .array(members.map { $0.linkedNode(screen).json }),
                "hydra:next": nextPage.map { .string(screen.absolute($0)) },
            ])
    }

    func dataTable(_ screen: Screen) -> DataTable {
        DataTable(columns: MemberEntry.columns, rows: members.map { $0.row(screen) })
    }

    func features(_ screen: Screen) -> [Feature] { members.map { $0.feature(screen) } }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let title = texts("networks.members.of", ["network": network.title])
        return Page(title) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(network.path)) { network.title } }
                    h1 { title }
                }
                members.isEmpty
                    ? p { texts("networks.members.none") }
                    : ul(.class("entries plain")) { Markup.group(members.map { $0.entry(texts, isUnderTitle: true) }) }
                if let nextPage { p { a(.href(nextPage), .rel("next")) { texts("networks.members.next") } } }
                TakeAway(texts) { $0.address(of: address) }.markup
            }
        }
    }

    private var address: String { "\(network.path)/members" + (kind.map { "?kind=\($0.rawValue)" } ?? "") }
}
