package import Commons
package import Storage
import Territories
package import Web

/// Organizations as lines of a table.
package struct OrganizationSheet: Sheet {
    package let things = Organizations()
    package let columns: [SheetColumn]
    private let rests: @Sendable (Thing.ID, Transaction) throws -> Bool

    /// - Parameters:
    ///   - catalog: of all texts: what the kinds are called.
    ///   - rests: whether something of a later room rests on an organization.
    package init(_ catalog: TextCatalog, rests: @escaping @Sendable (Thing.ID, Transaction) throws -> Bool) {
        self.rests = rests
        let kinds = OrganizationKind.allCases.map { kind in
            SheetWord(
                kind.rawValue,
                Dictionary(
                    uniqueKeysWithValues: Language.allCases.map { ($0, Texts($0, catalog: catalog)(kind.textKey)) }))
        }
        columns = [
            SheetColumn(
                "title", "nom", .line, label: "organizations.form.title", isRequired: true,
                example: [.fr: "Les Jardiniers de Mende", .en: "The Gardeners of Mende"]),
            SheetColumn(
                "kind", "type", .choice(kinds), label: "organizations.form.kind", isRequired: true,
                example: [.fr: "association", .en: "association"]),
            SheetColumn(
                "summary", "resume", .line, label: "organizations.form.summary",
                example: [.fr: "Cultiver ensemble, en ville.", .en: "Growing food together in town."]),
            SheetColumn(
                "territory", "territoire", .territory, label: "organizations.form.territory",
                example: [.fr: "Mende (Lozère)", .en: "fr-48095"]),
            SheetColumn(
                "website", "site", .line, label: "organizations.form.website",
                example: [.fr: "https://jardiniers.example", .en: "https://gardeners.example"]),
            SheetColumn("description", "description", .text, label: "organizations.form.description"),
        ]
    }

    package func cells(
        of content: OrganizationContent, _ thing: Thing, in tx: Transaction
    ) throws -> [String: [String]] {
        [
            "title": [content.title], "kind": [content.kind.rawValue], "summary": [content.summary],
            "language": [content.language], "territory": content.territory.map { [$0.rawValue] } ?? [],
            "website": content.website.map { [$0] } ?? [], "description": [content.description],
        ]
    }

    package func read(
        _ line: inout Submission, changing old: SheetPresent<OrganizationContent>?, in tx: Transaction
    ) throws -> OrganizationContent? {
        let language = line.choice("language", Language.self)?.rawValue ?? "fr"
        var form = OrganizationForm(line)
        try form.name(line.shown("territory"), in: tx)
        let content = try form.read(language: language, in: tx)
        line = form.submission
        return line.isValid ? content : nil
    }

    package func isNeeded(_ thing: Thing, in tx: Transaction) throws -> Bool { try rests(thing.id, tx) }
}

extension OrganizationForm {
    /// Chooses the territory by its identifier.
    fileprivate mutating func name(_ id: String, in tx: Transaction) throws {
        try territory.show(Territory.ID(rawValue: id), in: &submission, tx)
    }
}
