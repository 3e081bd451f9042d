package import Commons
import Organizations
package import Storage
package import Web

/// Practices as lines of a table.
package struct PracticeSheet: Sheet {
    package let things = Practices()
    package let columns: [SheetColumn]
    private let vocabulary: Vocabulary
    private let rests: @Sendable (Thing.ID, Transaction) throws -> Bool

    /// - Parameter rests: whether something of a later room rests on a practice.
    package init(_ vocabulary: Vocabulary, rests: @escaping @Sendable (Thing.ID, Transaction) throws -> Bool) {
        self.vocabulary = vocabulary
        self.rests = rests
        columns = Self.described + Self.words(vocabulary) + Self.settled
    }

    private static let described = [
        SheetColumn(
            "title", "nom", .line, label: "practices.form.title", isRequired: true,
            example: [.fr: "Jardin partagé", .en: "Shared garden"]),
        SheetColumn(
            "summary", "resume", .line, label: "practices.form.summary",
            example: [.fr: "Un terrain cultivé ensemble.", .en: "A piece of land that neighbours grow food on."]),
        SheetColumn("need", "besoin", .text, label: "practices.form.need"),
        SheetColumn("action", "action", .text, label: "practices.form.action"),
        SheetColumn(
            "principles", "principes", .lines, label: "practices.form.principles",
            example: [.fr: "Ouvert à tous | Sans chimie", .en: "Open to all | No chemicals"]),
        SheetColumn("core", "noyau", .text, label: "practices.form.core"),
        SheetColumn(
            "functions", "fonctions", .lines, label: "practices.form.functions",
            example: [
                .fr: "Décider ensemble | Cultiver une parcelle commune", .en: "Decide together | Grow a common plot",
            ]),
        SheetColumn(
            "forms", "formes", .lines, label: "practices.form.forms",
            example: [.fr: "Une réunion par mois | Des bacs", .en: "A meeting a month | Raised beds"]),
        SheetColumn("toolkit", "outils", .text, label: "practices.form.toolkit"),
        SheetColumn("free", "libre", .text, label: "practices.form.free"),
        SheetColumn("people", "personnes", .line, label: "practices.form.people"),
        SheetColumn("money", "argent", .line, label: "practices.form.money"),
        SheetColumn("time", "temps", .line, label: "practices.form.time"),
        SheetColumn("premises", "locaux", .line, label: "practices.form.premises"),
        SheetColumn("known", "effets", .text, label: "practices.form.known"),
        SheetColumn(
            "since", "depuis", .date, label: "practices.form.since", example: [.fr: "2015", .en: "2015-12"]),
    ]

    private static func words(_ vocabulary: Vocabulary) -> [SheetColumn] {
        [("needs", "besoins", "need"), ("publics", "publics", "public"), ("themes", "themes", "theme")].map {
            name, french, scheme in
            SheetColumn(
                name, french, .choices(vocabulary.sheetWords(of: scheme)), label: "practices.form.\(name)",
                example: vocabulary.terms(of: scheme).first?.labels ?? [:])
        }
    }

    private static let settled = [
        SheetColumn("steward", "structure", .thing(.organization), label: "practices.form.steward"),
        SheetColumn(
            "published", "publie",
            .choice([SheetWord("yes", [.fr: "oui", .en: "yes"]), SheetWord("no", [.fr: "non", .en: "no"])]),
            label: "practices.sheet.published", example: [.fr: "non", .en: "no"]),
    ]

    package func cells(
        of content: PracticeContent, _ thing: Thing, in tx: Transaction
    ) throws -> [String: [String]] {
        [
            "title": [content.title], "summary": [content.summary], "language": [content.language],
            "need": [content.need], "action": [content.action], "principles": content.principles,
            "core": [content.core], "functions": content.functions, "forms": content.forms,
            "toolkit": [content.toolkit], "free": [content.free], "people": [content.people], "money": [content.money],
            "time": [content.time], "premises": [content.premises], "known": [content.known],
            "since": [content.since], "needs": content.needs, "publics": content.publics, "themes": content.themes,
            "steward": content.steward.map { [$0.rawValue] } ?? [],
            "published": [thing.visibility == .draft ? "no" : "yes"],
        ]
    }

    /// Whether it is published is settled when it is added; later by its stewards.
    package func read(
        _ line: inout Submission, changing old: SheetPresent<PracticeContent>?, in tx: Transaction
    ) throws -> PracticeContent? {
        let steward = Thing.ID(rawValue: line.shown("steward"))
        var form = PracticeForm(line, vocabulary)
        form.submission.set("steward", [])
        var content = try form.read(in: tx)
        content?.steward = steward
        line = form.submission
        return line.isValid ? content : nil
    }

    package func add(
        _ content: PracticeContent, from line: Submission, _ origin: Origin, by author: Authorship, world: World,
        in tx: Transaction
    ) throws -> Thing {
        let thing = try things.create(content, origin, by: author, world: world, in: tx)
        guard line.shown("published") == "yes" else { return thing }
        _ = try Edition.publish(thing, by: author, in: tx)
        return try Thing.find(thing.id, in: tx) ?? thing
    }

    package func isNeeded(_ thing: Thing, in tx: Transaction) throws -> Bool { try rests(thing.id, tx) }
}

extension Vocabulary {
    /// The words of a scheme, as cells may hold them.
    package func sheetWords(of scheme: String) -> [SheetWord] {
        terms(of: scheme).map { SheetWord($0.key, $0.labels) }
    }
}
