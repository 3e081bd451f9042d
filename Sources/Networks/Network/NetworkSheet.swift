package import Commons
package import Storage
package import Web

/// Networks as lines of a table. Who belongs to them is a list of its own (`MembershipSheet`).
package struct NetworkSheet: Sheet {
    package let things = Networks()
    package let columns: [SheetColumn]
    private let rests: @Sendable (Thing.ID, Transaction) throws -> Bool

    /// - Parameters:
    ///   - catalog: of all texts: what the kinds are called.
    ///   - rests: whether something of a later room rests on a network.
    package init(_ catalog: TextCatalog, rests: @escaping @Sendable (Thing.ID, Transaction) throws -> Bool) {
        self.rests = rests
        let kinds = NetworkKind.allCases.map { kind in
            SheetWord(
                kind.rawValue,
                Dictionary(
                    uniqueKeysWithValues: Language.allCases.map { ($0, Texts($0, catalog: catalog)(kind.textKey)) }))
        }
        columns = [
            SheetColumn(
                "title", "nom", .line, label: "networks.form.title", isRequired: true,
                example: [.fr: "Réseau des jardins de Lozère", .en: "Gardens of Lozère"]),
            SheetColumn(
                "kind", "type", .choice(kinds), label: "networks.form.kind", isRequired: true,
                example: [.fr: "territorial", .en: "territorial"]),
            SheetColumn(
                "summary", "resume", .line, label: "networks.form.summary",
                example: [.fr: "Des jardins qui s’entraident.", .en: "Gardens that help each other."]),
            SheetColumn(
                "website", "site", .line, label: "networks.form.website",
                example: [.fr: "https://jardins.example", .en: "https://gardens.example"]),
            SheetColumn("description", "description", .text, label: "networks.form.description"),
            SheetColumn("contact", "contact", .line, label: "networks.form.contact", isPersonal: true),
        ]
    }

    package func cells(of content: NetworkContent, _ thing: Thing, in tx: Transaction) throws -> [String: [String]] {
        [
            "title": [content.title], "kind": [content.kind.rawValue], "summary": [content.summary],
            "language": [content.language], "website": content.website.map { [$0] } ?? [],
            "description": [content.description], "contact": [content.contact],
        ]
    }

    package func read(
        _ line: inout Submission, changing old: SheetPresent<NetworkContent>?, in tx: Transaction
    ) throws -> NetworkContent? {
        let language = line.choice("language", Language.self)?.rawValue ?? "fr"
        var form = NetworkForm(line)
        let content = form.read(language: language)
        line = form.submission
        return line.isValid ? content : nil
    }

    /// Whoever belongs to it, or did, would lose the trace of it.
    package func isNeeded(_ thing: Thing, in tx: Transaction) throws -> Bool {
        try Networks.rest(on: thing.id, in: tx) || rests(thing.id, tx)
    }
}

extension Networks {
    /// Some membership is one of this network, or makes this thing a member.
    package static func rest(on id: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM memberships WHERE network_id = \(id)
            UNION ALL SELECT 1 FROM memberships WHERE thing_id = \(id) LIMIT 1
            """)
        return found != nil
    }
}
