import Commons
import Media
import Practices
import Replications
import Storage
import Territories
import Web

/// The texts of the kit: charter, sheet, toolkit, lessons, contacts, licence.
struct KitDocuments: Sendable {
    let kit: Kit
    let texts: Texts
    let vocabulary: Vocabulary
    let site: Site

    typealias Part = KitDocument.Part

    /// Those that hold something; the first leads to the others.
    var all: [KitDocument] {
        [charter, sheet, toolkit, lessons, contacts].filter { !$0.parts.isEmpty } + [licence]
    }

    private var language: String { texts.language.rawValue }
    private var content: PracticeContent { kit.content }

    func name(_ key: String) -> String { texts("kits.file.\(key)") }

    private func document(_ key: String, _ parts: [Part]) -> KitDocument {
        KitDocument(
            name: name(key), title: texts("kits.title.\(key)", ["practice": content.title]), language: language,
            parts: parts.filter { !$0.text.isEmpty })
    }

    var charter: KitDocument {
        let lines = { (lines: [String]) in
            lines.enumerated().map { "\($0 + 1). \($1.asMarkdown)" }.joined(separator: "\n")
        }
        return document(
            "charter",
            [
                Part(nil, lines(content.principles), in: content.language),
                Part(texts("practices.part.core"), content.core, in: content.language),
                Part(texts("kits.functions"), lines(content.functions), in: content.language),
                Part(texts("kits.forms"), lines(content.forms), in: content.language),
                Part(texts("practices.part.free"), content.free, in: content.language),
            ])
    }

    var sheet: KitDocument {
        document(
            "sheet",
            [
                Part(nil, facts, in: language),
                Part(nil, content.summary.asMarkdown, in: content.language),
                Part(texts("practices.part.need"), content.need, in: content.language),
                Part(texts("practices.part.action"), content.action, in: content.language),
                Part(texts("practices.takes"), takes, in: content.language),
                Part(texts("practices.part.known"), content.known, in: content.language),
            ])
    }

    private var facts: String {
        let since = CivilDate(rawValue: content.since).map { texts.date($0) }
        let words = content.facets.sorted { $0.key < $1.key }.flatMap { scheme, keys in
            keys.map { vocabulary.label($0, of: scheme, in: texts.language) }
        }
        return list([
            ("kits.edition", edition), ("practices.steward", kit.steward?.title ?? ""),
            ("practices.since", since ?? ""),
            ("kits.about", words.joined(separator: ", ")),
            ("kits.address", "<\(site.address)\(kit.practice.path)>"),
        ])
    }

    /// Which text it is: that of an edition, or a later one.
    var edition: String {
        guard let edition = kit.edition else { return texts("kits.edition.draft") }
        let values = ["number": texts.number(edition.number), "date": texts.date(edition.publishedAt)]
        return texts(kit.isEdition ? "kits.edition.as" : "kits.edition.after", values)
    }

    private var takes: String {
        let rows = [
            ("practices.takes.people", content.people), ("practices.takes.money", content.money),
            ("practices.takes.time", content.time), ("practices.takes.premises", content.premises),
        ]
        return list(rows.map { ($0, $1.asMarkdown) })
    }

    private func list(_ rows: [(key: String, text: String)]) -> String {
        rows.filter { !$0.text.isEmpty }.map { "- **\(texts($0.key))** – \($0.text)" }.joined(separator: "\n")
    }

    var toolkit: KitDocument { document("toolkit", [Part(nil, content.toolkit, in: content.language)]) }

    var lessons: KitDocument {
        let parts = kit.lessons.map { place in
            let told = place.lessons.map { step in
                let state = texts(step.state.textKey) + (step.date.map { ", \(texts.date($0))" } ?? "")
                return "**\(state)**\n\n\(step.lessons)"
            }
            return Part(heading(place.entry), told.joined(separator: "\n\n"), in: place.entry.language)
        }
        return document("lessons", parts)
    }

    var contacts: KitDocument {
        let lines = kit.contacts.map { "- **\(heading($0.entry).asMarkdown)** – \($0.contact.asMarkdown)" }
        let told = lines.isEmpty ? "" : "\(texts("kits.contacts.meaning"))\n\n\(lines.joined(separator: "\n"))"
        return document("contacts", [Part(nil, told, in: language)])
    }

    func heading(_ entry: ReplicationEntry) -> String {
        [entry.title, entry.territory?.label].compactMap { $0 }.joined(separator: ", ")
    }

    /// What a picture is called among the files.
    static func file(of medium: ShownMedium) -> String { "image-\(medium.fileName)" }

    private var pictures: String {
        kit.pictures.map {
            "- [\(Self.file(of: $0).asMarkdown)](\(Self.file(of: $0))): "
                + $0.attribution(at: site.address).asMarkdown
        }.joined(separator: "\n")
    }

    var licence: KitDocument {
        let named = kit.allLicences.map { "- [\(Licence.name(of: $0))](\(Licence.address(of: $0)))" }
        let sources = Set([kit.practice.source] + kit.replications.map(\.source)).compactMap { $0 }.sorted()
        return document(
            "licence",
            [
                Part(nil, texts("kits.licence.meaning"), in: language),
                Part(texts("kits.licence.used"), named.joined(separator: "\n"), in: language),
                Part(texts("kits.licence.pictures"), pictures, in: language),
                Part(
                    texts("kits.licence.sources"), sources.map { "- \($0.asMarkdown)" }.joined(separator: "\n"),
                    in: language),
            ])
    }
}
