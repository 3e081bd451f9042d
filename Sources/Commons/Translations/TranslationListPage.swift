import Markup
import Storage
import Web

/// Into which languages a thing is translated, how far, and who translates it.
struct TranslationListPage: PageModel {
    struct Entry: Encodable, Sendable {
        let language: String
        let translated: Int
        let stale: Int
        let missing: Int
    }

    struct Person: Encodable, Sendable {
        let id: String
        let name: String
        let since: Timestamp
        let isAdmitted: Bool
    }

    let thing: Thing
    let translations: [Entry]
    let mayTranslate: Bool
    /// Told to its keepers, and to each of themselves.
    let translators: [Person]
    private let isKept: Bool
    private let viewer: String?

    private enum CodingKeys: CodingKey { case thing, translations, mayTranslate, translators }

    init(of thing: Thing, _ kind: AnyKind, names: Names, for viewer: Viewer?, in tx: Transaction) throws {
        guard let translatable = kind.translatable else { throw AppError.missing }
        translations = try ThingTranslation.languages(of: thing, in: tx).map { language in
            let told = try ThingTranslation.find(thing, to: language, translatable, in: tx)
            return Entry(
                language: language, translated: told.count(.translated), stale: told.count(.stale),
                missing: told.count(.missing))
        }
        self.thing = thing
        self.viewer = viewer?.id.rawValue
        mayTranslate = try thing.mayBeTranslated(by: viewer, in: tx)
        let isKept = try thing.isInHands(of: viewer, in: tx)
        self.isKept = isKept
        let shown = try Translator.all(of: thing, in: tx).filter { isKept || $0.person == viewer?.id }
        let called = try names.find(shown.map(\.person), tx)
        translators = shown.map {
            Person(
                id: $0.person.rawValue, name: called[$0.person] ?? "–", since: $0.since,
                isAdmitted: $0.admittedAt != nil)
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts("commons.translations.title")) · \(thing.title)") {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title } }
                    h1 { texts("commons.translations.title") }
                    p(.class("lead")) {
                        texts("commons.translations.lead", ["language": TextLanguage.name(of: thing.language, texts)])
                    }
                }
                h2 { texts("commons.translations.languages") }
                translations.isEmpty
                    ? p { texts("commons.translations.none") }
                    : ul(.class("entries plain")) { Markup.group(translations.map { entry($0, texts) }) }
                if mayTranslate { beginning(texts) }
                people(screen)
            }
        }
        page.isIndexed = false
        return page
    }

    private func entry(_ entry: Entry, _ texts: Texts) -> Markup {
        li {
            strong { link(to: entry.language, texts) }
            p(.class("note")) {
                [
                    texts("commons.translation.translated", count: entry.translated),
                    entry.stale > 0 ? texts("commons.translation.stale", count: entry.stale) : nil,
                    entry.missing > 0 ? texts("commons.translation.missing", count: entry.missing) : nil,
                ].compactMap { $0 }.joined(separator: " ")
            }
            p {
                a(.href("\(thing.path)?translation=\(entry.language)")) { texts("commons.translations.read") }
            }
        }
    }

    private func link(to language: String, _ texts: Texts) -> Markup {
        a(.href("\(thing.path)/translations/\(language)")) {
            span(.lang(language, on: texts), .direction(of: language)) { TextLanguage(language)?.name ?? language }
            " (\(TextLanguage.name(of: language, texts)))"
        }
    }

    /// The languages in which there is nothing yet.
    private func beginning(_ texts: Texts) -> Markup {
        let begun = Set(translations.map(\.language) + [thing.language])
        return details {
            summary { texts("commons.translations.begin") }
            ul {
                Markup.group(
                    TextLanguage.all.filter { !begun.contains($0.code) }.map { one in li { link(to: one.code, texts) } }
                )
            }
        }
    }

    @MarkupBuilder private func people(_ screen: Screen) -> Markup {
        let texts = screen.texts
        h2(.id("translators")) { texts("commons.translators.title") }
        p { texts("commons.translators.who") }
        if mayTranslate { p { a(.href("/translations")) { texts("commons.queue.link") } } }
        if !translators.isEmpty {
            ul(.class("entries plain")) { Markup.group(translators.map { person($0, screen) }) }
        }
        if screen.viewer != nil, !mayTranslate, translators.isEmpty {
            screen.form(to: "\(thing.path)/translators", class: "actions") {
                button(.class("button")) { texts("commons.translators.offer") }
            }
        }
    }

    private func person(_ person: Person, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let path = "\(thing.path)/translators/\(person.id)"
        let remove = person.id == viewer ? "commons.translators.withdraw" : "commons.translators.remove"
        return li {
            strong { person.name }
            p(.class("note")) {
                texts(
                    person.isAdmitted ? "commons.translators.since" : "commons.translators.waiting",
                    ["date": texts.date(person.since)])
            }
            if isKept && !person.isAdmitted {
                screen.form(to: "\(path)/admissions", class: "actions") {
                    button(.class("button main")) { texts("commons.translators.admit") }
                }
            }
            screen.form(to: "\(path)/removals", class: "actions") {
                button(.class("button")) { texts(remove) }
            }
        }
    }
}
