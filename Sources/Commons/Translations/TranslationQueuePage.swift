import Markup
import Storage
import Web

/// What somebody may translate: what changed since, what is not translated yet, by language, the latest first.
struct TranslationQueuePage: PageModel {
    struct Entry: Encodable, Sendable {
        let title: String
        let path: String
        let titleLanguage: String
        let stale: Int
        let missing: Int
        /// Nothing of it is translated yet.
        let isNew: Bool
        let updatedAt: Timestamp
    }

    struct Shelf: Encodable, Sendable {
        let language: String
        let entries: [Entry]
    }

    /// What is only in one language, when nothing else was asked for.
    let language: String?
    let languages: [Shelf]
    let offers: [Offer]

    /// Somebody who would like to translate something that the viewer keeps.
    struct Offer: Encodable, Sendable {
        let title: String
        let path: String
    }

    /// So many things are looked at, those that changed last.
    static let mostThings = 100

    init(
        for viewer: Viewer, _ kinds: Kinds, in language: String? = nil, beside spoken: [String], _ tx: Transaction
    ) throws {
        let things = try Thing.translatable(by: viewer.id, kinds.translated.map(\.kind), limit: Self.mostThings, in: tx)
        var shelves: [String: [Entry]] = [:]
        for kind in kinds.translated {
            guard let translatable = kind.translatable else { continue }
            let own = things.filter { $0.kind == kind.kind }
            let rows = try StoredParagraph.all(of: own.map(\.id), to: language, translatable, in: tx)
            for thing in own {
                let begun = rows.keys.filter { $0.thing == thing.id }.map(\.language)
                let asked = Set(begun + (language.map { [$0] } ?? spoken)).subtracting([thing.language])
                let texts = asked.isEmpty ? [] : try ThingTranslation.texts(of: thing, translatable, in: tx)
                for code in asked {
                    let found = rows[TranslationKey(thing: thing.id, language: code)] ?? []
                    let told = ThingTranslation(to: code, texts, found)
                    guard let entry = Entry(thing, told) else { continue }
                    shelves[code, default: []].append(entry)
                }
            }
        }
        self.language = language
        languages = shelves.sorted { $0.key < $1.key }.map { code, entries in
            Shelf(language: code, entries: entries.sorted { $0.comesBefore($1) })
        }
        offers = try Thing.awaitingTranslators(keptBy: viewer.id, in: tx).map { Offer(title: $0.title, path: $0.path) }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("commons.queue.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("commons.queue.title") }
                    p(.class("lead")) { texts("commons.queue.lead") }
                    if language != nil { p { a(.href("/translations")) { texts("commons.queue.all") } } }
                }
                if !offers.isEmpty { asked(texts) }
                if languages.isEmpty { p { texts("commons.queue.none") } }
                Markup.group(languages.map { shelf($0, texts) })
            }
        }
        page.isIndexed = false
        return page
    }

    private func asked(_ texts: Texts) -> Markup {
        .group([
            h2 { texts("commons.queue.offers") },
            ul {
                Markup.group(
                    offers.map { offer in li { a(.href("\(offer.path)/translations#translators")) { offer.title } } })
            },
        ])
    }

    private func shelf(_ shelf: Shelf, _ texts: Texts) -> Markup {
        .group([
            h2 {
                a(.href("/translations?language=\(shelf.language)")) { TextLanguage.name(of: shelf.language, texts) }
            },
            ul(.class("entries plain")) {
                Markup.group(shelf.entries.map { entry($0, shelf.language, texts) })
            },
        ])
    }

    private func entry(_ entry: Entry, _ language: String, _ texts: Texts) -> Markup {
        let part = entry.stale > 0 ? "stale" : "missing"
        return li {
            a(
                .href("\(entry.path)/translations/\(language)?show=\(part)"), .lang(entry.titleLanguage, on: texts)
            ) { entry.title }
            p(.class("note")) {
                entry.isNew
                    ? texts("commons.queue.new")
                    : [
                        entry.stale > 0 ? texts("commons.translation.stale", count: entry.stale) : nil,
                        entry.missing > 0 ? texts("commons.translation.missing", count: entry.missing) : nil,
                    ].compactMap { $0 }.joined(separator: " ")
            }
        }
    }
}

extension TranslationQueuePage.Entry {
    /// Nil when there is nothing to do.
    fileprivate init?(_ thing: Thing, _ told: ThingTranslation) {
        (stale, missing, isNew) = (told.count(.stale), told.count(.missing), !told.isBegun)
        guard stale + missing > 0 else { return nil }
        (title, path, titleLanguage, updatedAt) = (thing.title, thing.path, thing.language, thing.updatedAt)
    }

    /// What readers see that is no longer right comes first, then what was begun, then the latest.
    fileprivate func comesBefore(_ other: Self) -> Bool {
        let (one, two) = (stale > 0 ? 0 : isNew ? 2 : 1, other.stale > 0 ? 0 : other.isNew ? 2 : 1)
        return (one, other.updatedAt) < (two, updatedAt)
    }
}

extension Thing {
    /// What somebody keeps or was let translate, the latest first.
    fileprivate static func translatable(
        by person: Person.ID, _ kinds: [Kind], limit: Int, in tx: Transaction
    ) throws -> [Thing] {
        try tx.all(
            """
            SELECT \(columns) FROM things WHERE kind IN \(list: kinds) AND id IN (
                SELECT thing_id FROM keepers WHERE person_id = \(person)
                UNION SELECT id FROM things
                    WHERE kept_with IN (SELECT thing_id FROM keepers WHERE person_id = \(person))
                UNION SELECT r.thing_id FROM translators r JOIN things o ON o.id = r.thing_id
                    WHERE r.person_id = \(person) AND r.admitted_at IS NOT NULL AND o.visibility = 'published')
                AND visibility <> 'withdrawn'
            ORDER BY updated_at DESC, id LIMIT \(limit)
            """)
    }

    /// What somebody keeps that others would like to translate.
    fileprivate static func awaitingTranslators(keptBy person: Person.ID, in tx: Transaction) throws -> [Thing] {
        try tx.all(
            """
            SELECT \(columns) FROM things WHERE visibility <> 'withdrawn' AND id IN (
                SELECT r.thing_id FROM translators r JOIN keepers k ON k.thing_id = r.thing_id
                WHERE k.person_id = \(person) AND r.admitted_at IS NULL)
            ORDER BY updated_at DESC, id LIMIT 50
            """)
    }
}
