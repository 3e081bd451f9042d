import Commons
import Markup
import Replications
import Storage
import Web

/// What somebody said: their words, how they agreed, and what was read in them.
struct TestimonyPage: PageModel {
    struct Code: Encodable, Sendable {
        let id: TestimonyCode.ID
        let theme: String
        let quote: String
        /// The words are in the testimony as it is now.
        let isHeard: Bool
        let by: String?
        let at: Timestamp
    }

    let thing: Thing
    let speaker: String
    let date: String
    let words: String
    let consent: String
    let replication: Thing
    let codes: [Code]
    private let content: TestimonyContent
    private let coded: CodedWords
    private let isKept: Bool
    private let mayRead: Bool
    private let themes: [String]
    private let panels: PanelList

    private enum CodingKeys: CodingKey { case thing, speaker, date, words, consent, replication, codes, panels }

    static var forms: [Format] { [.json, .jsonLD] }

    var thingRevision: Int? { thing.revision }

    init(
        _ thing: Thing, _ content: TestimonyContent, _ names: Names, _ panels: PanelList, _ visit: Visit,
        in tx: Transaction
    )
        throws
    {
        guard let replication = try Thing.find(content.replication, in: tx) else { throw AppError.missing }
        let found = try TestimonyCode.all(of: thing.id, in: tx)
        let coded = CodedWords(content.paragraphs, found.map { ($0.id.rawValue, $0.quote) })
        let people = try names.find(found.compactMap(\.person), tx)
        self.thing = thing
        self.content = content
        self.replication = replication
        self.coded = coded
        self.panels = panels
        (speaker, date, words, consent) = (content.speaker, content.date, content.words, content.consent.rawValue)
        codes = found.map { code in
            Code(
                id: code.id, theme: code.theme, quote: code.quote,
                isHeard: !coded.strays.contains(code.id.rawValue), by: code.person.flatMap { people[$0] },
                at: code.at)
        }
        isKept = try thing.isInHands(of: visit.viewer, in: tx)
        mayRead = try Testimonies.mayRead(thing, of: replication.id, visit.viewer, in: tx)
        themes =
            mayRead
            ? try TestimonyCode.themes(of: Replications().content(of: replication, in: tx).practice, in: tx) : []
    }

    func linkedData(_ screen: Screen) -> LinkedNode {
        var node = thing.linkedNode(["schema:Quotation"], screen)
        node["schema:about"] = .node(screen.absolute(replication.path))
        node["schema:text"] = .string(words)
        return node
    }

    func view(_ screen: Screen) -> Page { view(screen, CodeForm()) }

    /// - Parameter form: a code that was refused.
    func view(_ screen: Screen, _ form: CodeForm) -> Page {
        let texts = screen.texts
        var page = Page(thing.title) {
            thing.notices(screen)
            section(.class("section")) {
                head(screen)
                element("blockquote", .lang(thing.language)) { coded.markup }
                p(.class("note")) { texts("testimonies.never") }
                thing.provenance(texts)
            }
            heard(screen)
            if mayRead { reading(form, screen) }
            panels.markup(screen)
        }
        page.summary = thing.summary
        page.subject = thing.publicPath
        return page
    }

    private func head(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return header(.class("head")) {
            p(.class("kind")) {
                texts("testimonies.of") + " "
                a(.href(replication.path), .lang(replication.language, on: texts)) { replication.title }
            }
            h1(.lang(thing.language)) { thing.title }
            dl(.class("facts across")) {
                fact(texts("testimonies.speaker")) { span(.lang(thing.language, on: texts)) { speaker } }
                if let said = CivilDate(rawValue: date) {
                    fact(texts("testimonies.date")) { time(.datetime(date)) { texts.date(said) } }
                }
                fact(texts("testimonies.consent")) { texts(content.consent.textKey) }
            }
            if isKept { keeping(screen) }
        }
    }

    private func keeping(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            p(.class("actions")) {
                a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("testimonies.edit") }
            },
            details {
                summary { texts("testimonies.takeBack") }
                p { texts("testimonies.takeBack.meaning") }
                screen.form(to: "\(thing.path)/consent-withdrawals", class: "actions") {
                    button(.class("button")) { texts("testimonies.takeBack.act") }
                }
            },
        ])
    }

    private func heard(_ screen: Screen) -> Markup {
        guard !codes.isEmpty else { return .group([]) }
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("codes")) { texts("testimonies.codes") }
            ul(.class("entries plain")) { Markup.group(codes.map { entry($0, screen) }) }
        }
    }

    private func entry(_ code: Code, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let quote = texts("testimonies.quoted", ["words": code.quote])
        return li {
            h3(.lang(thing.language, on: texts)) { code.theme }
            p(.lang(thing.language, on: texts)) {
                code.isHeard ? a(.href("#quote-\(code.id.rawValue)")) { quote } : .text(quote)
            }
            p(.class("note")) {
                [code.isHeard ? nil : texts("testimonies.code.earlier"), code.by, texts.date(code.at)]
                    .compactMap { $0 }.joined(separator: " · ")
            }
            if mayRead {
                screen.form(to: "\(thing.path)/codes/\(code.id.rawValue)/removals") {
                    button(.class("button link")) { texts("testimonies.code.remove") }
                }
            }
        }
    }

    private func reading(_ form: CodeForm, _ screen: Screen) -> Markup {
        section(.class("section")) {
            h2(.id("reading")) { screen.texts("testimonies.code") }
            p(.class("note")) { screen.texts("testimonies.code.meaning") }
            form.view(to: "\(thing.path)/codes", themes: themes, screen)
        }
    }
}
