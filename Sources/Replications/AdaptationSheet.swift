package import Commons
package import Practices
package import Storage
package import Web

/// Adaptations as lines of a table: what changed and why, then FRAME's questions.
package struct AdaptationSheet: Sheet {
    package let things = Adaptations()
    package let columns: [SheetColumn]
    private let vocabulary: Vocabulary

    package init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        columns =
            [
                SheetColumn(
                    "title", "nom", .line, label: "replications.adaptation.title", isRequired: true,
                    example: [.fr: "Sur les toits", .en: "On the roofs"]),
                SheetColumn(
                    "replication", "implantation", .thing(.replication), label: "replications.sheet.replication",
                    isRequired: true, example: [.fr: "jardin-partage-de-mende", .en: "jardin-partage-de-mende"]),
                SheetColumn(
                    "what", "quoi", .text, label: "replications.adaptation.what", isRequired: true,
                    example: [.fr: "Des bacs remplacent la pleine terre.", .en: "Boxes take the place of open ground."]),
                SheetColumn("why", "pourquoi", .text, label: "replications.adaptation.why"),
                SheetColumn(
                    "date", "date", .date, label: "replications.adaptation.date",
                    example: [.fr: "2019-09", .en: "2019-09"]),
                SheetColumn(
                    "parts", "parties", .lines, label: "replications.adaptation.parts",
                    example: [.fr: "changed 1-2 | dropped 1-3", .en: "changed 1-2 | dropped 1-3"]),
            ] + FrameFacet.allCases.map { Self.column(of: $0, vocabulary) }
    }

    private static func column(of facet: FrameFacet, _ vocabulary: Vocabulary) -> SheetColumn {
        let words = vocabulary.sheetWords(of: facet.scheme)
        return SheetColumn(
            facet.rawValue, french(facet), facet.takesMany ? .choices(words) : .choice(words),
            label: "replications.frame.\(facet.rawValue)", example: words.first?.labels ?? [:])
    }

    private static func french(_ facet: FrameFacet) -> String {
        switch facet {
        case .when: "quand"
        case .planned: "prevu"
        case .decidedBy: "decide-par"
        case .modified: "modifie"
        case .level: "niveau"
        case .nature: "nature"
        case .fidelity: "fidelite"
        case .goals: "buts"
        case .reasons: "raisons"
        }
    }

    package func cells(
        of content: AdaptationContent, _ thing: Thing, in tx: Transaction
    ) throws -> [String: [String]] {
        let told = [
            "title": [content.title], "language": [content.language], "replication": [content.replication.rawValue],
            "what": [content.what], "why": [content.why], "date": [content.date],
            "parts": content.parts.map(\.text),
        ]
        return FrameFacet.allCases.reduce(into: told) { $0[$1.rawValue] = content.answers[$1] ?? [] }
    }

    package func read(
        _ line: inout Submission, changing old: SheetPresent<AdaptationContent>?, in tx: Transaction
    ) throws -> AdaptationContent? {
        let language = line.choice("language", Language.self)?.rawValue ?? "fr"
        guard let replication = Thing.ID(rawValue: line.shown("replication")) else { return nil }
        if let old, old.content.replication != replication {
            line.refuse("replication", "replications.sheet.otherReplication")
        }
        let parts = try Thing.find(replication, in: tx).map { try PartChoices.all(of: $0, in: tx) }
        var form = AdaptationForm(line, vocabulary, parts ?? .empty)
        let content = form.read(of: replication, language: language, changing: old?.content)
        line = form.submission
        return line.isValid ? content : nil
    }

    package func add(
        _ content: AdaptationContent, from line: Submission, _ origin: Origin, by author: Authorship, world: World,
        in tx: Transaction
    ) throws -> Thing {
        guard let replication = try Thing.find(content.replication, in: tx) else { throw AppError.missing }
        return try things.record(content, of: replication, origin, by: author, world: world, in: tx)
    }

    package func isNeeded(_ thing: Thing, in tx: Transaction) throws -> Bool { false }
}

extension Adaptations {
    /// Some adaptation is one of this replication.
    package static func rest(on replication: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value("SELECT 1 FROM adaptations WHERE replication_id = \(replication) LIMIT 1")
        return found != nil
    }
}
