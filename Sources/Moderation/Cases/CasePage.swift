import Accounts
import Commons
import Markup
import Storage
import Web

/// One case, for those who decide: the page as it was, what was said of it, what was decided before.
struct CasePage: PageModel {
    struct Line: Encodable, Sendable {
        let id: Report.ID
        let reason: ReportReason
        let offence: Offence?
        let explanation: String
        let address: String
        let revision: Int
        let sentAt: Timestamp
        /// Shown to moderators on the page, and left out of its JSON.
        let name: String?
        let canAnswer: Bool

        private enum CodingKeys: CodingKey {
            case id, reason, offence, explanation, address, revision, sentAt, canAnswer
        }
    }

    struct Note: Encodable, Sendable {
        let author: String?
        let isFromReporter: Bool
        let audience: Message.Audience
        let at: Timestamp
        let text: String
    }

    /// What the page said at a revision that was reported.
    struct Reading: Encodable, Sendable {
        struct Field: Encodable, Sendable {
            let key: String
            let text: String
        }

        let revision: Int
        let fields: [Field]

        init(of thing: Thing, at number: Int, _ kinds: Kinds, in tx: Transaction) throws {
            revision = number
            fields = try kinds.require(thing.kind).fields(thing, number, tx).filter { !$0.text.isEmpty }.map {
                Field(key: $0.key, text: $0.text)
            }
        }
    }

    let id: Case.ID
    let kind: Kind
    let origin: Case.Origin
    let openedAt: Timestamp
    let isOpen: Bool
    let thing: Thing?
    let reports: [Line]
    let readings: [Reading]
    let notes: [Note]
    let decisions: [Statement]
    let assignedTo: String?
    let isMine: Bool
    /// The viewer keeps the page, so somebody else decides.
    let isOwn: Bool
    private let form: DecisionForm
    private let kindName: String
    private let reasonKey: String
    private let assignee: Person.ID?
    private let moderators: [(id: Person.ID, name: String)]

    private enum CodingKeys: CodingKey {
        case id, kind, origin, openedAt, isOpen, thing, reports, readings, notes, decisions, assignedTo, isMine, isOwn
    }

    init(_ file: Case, _ form: DecisionForm, for viewer: Viewer, _ desk: Desk, texts: Texts, in tx: Transaction) throws
    {
        let found = try Report.all(of: file.id, in: tx)
        let messages = try Message.all(of: file.id, in: tx)
        let called = try desk.called(messages.map(\.person) + found.map(\.person) + [file.assignedTo], tx)
        let thing = try file.thing.flatMap { try Thing.find($0, in: tx) }
        id = file.id
        kind = file.kind
        kindName = desk.kinds.called(file.kind, texts)
        reasonKey = file.reasonKey
        origin = file.origin
        openedAt = file.openedAt
        isOpen = file.isOpen
        self.thing = thing
        self.form = form
        reports = found.map { report in
            Line(
                id: report.id, reason: report.reason, offence: report.offence, explanation: report.explanation,
                address: report.address, revision: report.revision, sentAt: report.sentAt,
                name: report.name ?? report.person.flatMap { called[$0] }, canAnswer: report.email != nil)
        }
        readings = try Self.readings(of: thing, found, desk.kinds, in: tx)
        notes = messages.map { message in
            Note(
                author: message.person.flatMap { called[$0] }, isFromReporter: message.report != nil,
                audience: message.audience, at: message.at, text: message.text)
        }
        decisions = try (file.thing.map { try Decision.all(on: $0, in: tx) } ?? Decision.all(of: file.id, in: tx))
            .map { Statement($0, for: .keeper) }
        assignedTo = file.assignedTo.flatMap { called[$0] }
        assignee = file.assignedTo
        let deciding = try Account.moderators(in: tx)
        let names = try desk.called(deciding, tx)
        moderators = deciding.compactMap { id in names[id].map { (id: id, name: $0) } }
        isMine = file.assignedTo == viewer.id
        isOwn = try thing?.isKept(by: viewer.id, in: tx) ?? false
    }

    /// The latest three of the revisions that were reported; the present one where nothing was.
    private static func readings(
        of thing: Thing?, _ reports: [Report], _ kinds: Kinds, in tx: Transaction
    ) throws -> [Reading] {
        guard let thing else { return [] }
        let numbers = reports.isEmpty ? [thing.revision] : Set(reports.map(\.revision)).sorted(by: >)
        return try numbers.prefix(3).map { try Reading(of: thing, at: $0, kinds, in: tx) }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(title(texts)) {
            section(.class("section")) {
                head(screen)
                Markup.group(reports.map { report($0, texts) })
                margin(screen)
            }
            if kind != .account {
                section(.class("section")) {
                    h2 { texts("moderation.case.text") }
                    Markup.group(readings.map { reading($0, texts) })
                }
            }
            section(.class("section")) { conversation(screen) }
            if !decisions.isEmpty { section(.class("section")) { before(texts) } }
            if isOpen { section(.class("section")) { decision(screen) } }
        }
        page.isIndexed = false
        return page
    }

    private func title(_ texts: Texts) -> String { kind.subject(thing?.title ?? "", texts) }

    private func head(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return header(.class("head")) {
            p(.class("kind")) { a(.href("/moderation")) { texts("moderation.queue") } }
            h1 { title(texts) }
            dl(.class("facts across")) {
                fact(texts("moderation.queue.kind")) { kindName }
                fact(texts("moderation.queue.why")) { texts(reasonKey) }
                fact(texts("moderation.queue.age")) { age(since: openedAt, screen) }
                fact(texts("moderation.queue.who")) { assignedTo ?? texts("moderation.queue.nobody") }
            }
            if isOpen { assignment(screen) }
        }
    }

    /// To take it at once, or to hand it to somebody.
    private func assignment(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let to = Submission(["to": assignee?.rawValue ?? ""])
        let people = moderators.map { (value: $0.id.rawValue, label: $0.name) }
        return .group([
            isMine ? .group([]) : quick(to: screen.viewer?.id, "moderation.case.take", screen),
            details {
                summary { texts("moderation.case.handOn") }
                screen.form(to: "/moderation/cases/\(id)/assignments") {
                    former
                    FormView(to, texts, labels: "moderation.assignment").select("to", people, optional: true)
                    div(.class("actions")) { button(.class("button")) { texts("moderation.assignment.act") } }
                }
            },
        ])
    }

    private func quick(to person: Person.ID?, _ key: String, _ screen: Screen) -> Markup {
        screen.form(to: "/moderation/cases/\(id)/assignments", class: "actions") {
            former
            input(.type("hidden"), .name("to"), .value(person?.rawValue ?? ""))
            button(.class("button")) { screen.texts(key) }
        }
    }

    private var former: Markup { input(.type("hidden"), .name("from"), .value(assignee?.rawValue ?? "")) }
}

// What was said, and what the page says.
extension CasePage {
    private func report(_ line: Line, _ texts: Texts) -> Markup {
        article(.class("change")) {
            h2 { texts(line.reason.textKey) }
            p(.class("note")) {
                texts("moderation.case.by", ["name": line.name ?? texts("moderation.case.anonymous")]) + " · "
                    + texts.moment(line.sentAt)
                    + (line.canAnswer ? "" : " · " + texts("moderation.case.noAnswer"))
            }
            if let offence = line.offence { p { strong { texts(offence.textKey) } } }
            Lines(line.explanation).block
            p(.class("note")) {
                texts("moderation.case.address", ["address": line.address]) + " · "
                    + texts("commons.history.number", ["number": texts.number(line.revision)])
            }
        }
    }

    private func margin(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return div(.class("margin")) {
            if let thing, thing.visibility == .published {
                p { a(.href(thing.path)) { texts("moderation.case.present") } }
                p { a(.href("\(thing.path)/revisions")) { texts("commons.revisions", count: thing.revision) } }
            } else {
                if kind != .account { p { texts("moderation.case.notVisible") } }
            }
            p(.class("note")) { texts("moderation.case.freedom") }
        }
    }

    private func reading(_ reading: Reading, _ texts: Texts) -> Markup {
        details(.open(readings.count == 1)) {
            summary { texts("moderation.case.revision", ["number": texts.number(reading.revision)]) }
            dl(.class("facts")) {
                Markup.group(reading.fields.map { field in fact(texts(field.key)) { Lines(field.text).markup } })
            }
        }
    }

    private func conversation(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            h2 { texts("moderation.notes") },
            notes.isEmpty ? p { texts("moderation.notes.none") } : .group(notes.map { note($0, texts) }),
            screen.form(to: "/moderation/cases/\(id)/notes") {
                let view = FormView(Submission(["audience": "moderators"]), texts, labels: "moderation.note")
                view.area("text", rows: 3)
                view.choices(
                    "audience",
                    Message.Audience.allCases.map {
                        FormView.Choice($0.rawValue, texts("moderation.audience.\($0.rawValue)"))
                    })
                div(.class("actions")) { button(.class("button")) { texts("moderation.note.act") } }
            },
        ])
    }

    private func note(_ note: Note, _ texts: Texts) -> Markup {
        article(.class("change")) {
            h3 {
                note.isFromReporter ? texts("moderation.side.reporter") : note.author ?? texts("moderation.moderator")
            }
            p(.class("note")) {
                texts.moment(note.at)
                if note.audience == .reporters { " · " + texts("moderation.audience.reporters") }
            }
            Lines(note.text).block
        }
    }

    private func before(_ texts: Texts) -> Markup {
        .group([
            h2 { texts("moderation.case.before") },
            ul(.class("entries plain")) {
                Markup.group(
                    decisions.map { statement in
                        li {
                            h3 {
                                a(.href("/moderation/decisions/\(statement.decision.id)")) {
                                    texts(statement.decision.outcome.textKey)
                                }
                            }
                            p(.class("note")) { texts.date(statement.decision.decidedAt) }
                        }
                    })
            },
        ])
    }

    private func decision(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            h2 { texts("moderation.decision.title") },
            isOwn
                ? div(.class("notice care")) { p { texts("moderation.error.ownPage") } }
                : form.markup(to: "/moderation/cases/\(id)/decisions", screen),
        ])
    }
}
