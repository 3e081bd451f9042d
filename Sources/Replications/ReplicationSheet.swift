package import Commons
import Organizations
import Practices
package import Storage
import Territories
package import Web

/// Replications as lines of a table.
package struct ReplicationSheet: Sheet {
    package let things = Replications()
    package let columns: [SheetColumn]
    private let rests: @Sendable (Thing.ID, Transaction) throws -> Bool

    /// - Parameters:
    ///   - catalog: of all texts: what the states are called.
    ///   - rests: whether something of a later room rests on a replication.
    package init(
        _ catalog: TextCatalog, rests: @escaping @Sendable (Thing.ID, Transaction) throws -> Bool = { _, _ in false }
    ) {
        self.rests = rests
        let states = ReplicationState.allCases.map { state in
            SheetWord(
                state.rawValue,
                Dictionary(
                    uniqueKeysWithValues: Language.allCases.map { ($0, Texts($0, catalog: catalog)(state.textKey)) }))
        }
        columns = [
            SheetColumn(
                "title", "nom", .line, label: "replications.form.title", isRequired: true,
                example: [.fr: "Jardin partagé de Mende", .en: "Shared garden of Mende"]),
            SheetColumn(
                "practice", "pratique", .thing(.practice), label: "replications.sheet.practice", isRequired: true,
                example: [.fr: "jardin-partage", .en: "jardin-partage"]),
            SheetColumn(
                "territory", "territoire", .territory, label: "replications.form.territory", isRequired: true,
                example: [.fr: "Mende (Lozère)", .en: "fr-48095"]),
            SheetColumn("neighbourhood", "quartier", .line, label: "replications.form.neighbourhood"),
            SheetColumn(
                "neighbourhood-people", "habitants-du-quartier", .number,
                label: "replications.form.neighbourhood-people"),
            SheetColumn(
                "state", "etat", .choice(states), label: "replications.sheet.state", isRequired: true,
                example: [.fr: "running", .en: "running"]),
            SheetColumn(
                "since", "depuis", .date, label: "replications.form.since", example: [.fr: "2015", .en: "2015-12"]),
            SheetColumn("summary", "resume", .line, label: "replications.form.summary"),
            SheetColumn(
                "carriers", "porteurs", .things(.organization), label: "replications.sheet.carriers",
                example: [.fr: "les-jardiniers-de-mende", .en: "les-jardiniers-de-mende"]),
            SheetColumn("partners", "partenaires", .things(.organization), label: "replications.sheet.partners"),
            SheetColumn("parents", "origines", .anyThings(ParentList.kinds), label: "replications.sheet.parents"),
            SheetColumn("description", "description", .text, label: "replications.form.description"),
            SheetColumn("contact", "contact", .line, label: "replications.form.contact", isPersonal: true),
        ]
    }

    package func cells(
        of content: ReplicationContent, _ thing: Thing, in tx: Transaction
    ) throws -> [String: [String]] {
        [
            "title": [content.title], "summary": [content.summary], "language": [content.language],
            "practice": [content.practice.rawValue], "territory": [content.territory.rawValue],
            "state": [try Replications.state(of: thing.id, in: tx).rawValue], "since": [content.since],
            "carriers": content.carriers.map(\.rawValue), "partners": content.partners.map(\.rawValue),
            "parents": content.parents.map(\.rawValue), "neighbourhood": [content.neighbourhood?.name ?? ""],
            "neighbourhood-people": [content.neighbourhood?.people.map { "\($0)" } ?? ""],
            "description": [content.description], "contact": [content.contact],
        ]
    }

    package func read(
        _ line: inout Submission, changing old: SheetPresent<ReplicationContent>?, in tx: Transaction
    ) throws -> ReplicationContent? {
        let title = line.line("title", 2...120)
        let language = line.choice("language", Language.self)?.rawValue ?? "fr"
        let state = line.choice("state", ReplicationState.self)
        let since = line.date("since")
        let practice = Thing.ID(rawValue: line.shown("practice"))
        let territory = Territory.ID(rawValue: line.shown("territory"))
        guard let practice, let territory, let state else { return nil }
        if let old, try Replications.state(of: old.thing.id, in: tx) != state {
            line.refuse("state", "replications.sheet.otherState")
        }
        var content =
            old?.content
            ?? ReplicationContent(
                title: title, language: language, practice: practice, territory: territory, firstState: state)
        // What it replicates is what it is: another practice is another replication.
        if content.practice != practice { line.refuse("practice", "replications.sheet.otherPractice") }
        content.title = title
        content.language = language
        content.territory = territory
        content.neighbourhood = Neighbourhood.read(&line, within: try Territory.find(territory, in: tx))
        content.summary = line.line("summary", 0...300)
        content.since = since?.rawValue ?? ""
        content.description = line.text("description")
        content.contact = line.line("contact", 0...200)
        content.carriers = line.shownAll("carriers").compactMap { Thing.ID(rawValue: $0) }
        content.partners = line.shownAll("partners").compactMap { Thing.ID(rawValue: $0) }
        content.parents = line.shownAll("parents").compactMap { Thing.ID(rawValue: $0) }.filter { $0 != practice }
        if content.parents.count > Parents.most {
            line.refuse("parents", "replications.parents.tooMany", ["most": "\(Parents.most)"])
        } else if let old {
            try ParentList.refuseCircle(&line, of: old.thing.id, from: content.parents, in: tx)
        }
        return line.isValid ? content : nil
    }

    package func add(
        _ content: ReplicationContent, from line: Submission, _ origin: Origin, by author: Authorship, world: World,
        in tx: Transaction
    ) throws -> Thing {
        try things.start(content, origin, by: author, world: world, in: tx)
    }

    package func isNeeded(_ thing: Thing, in tx: Transaction) throws -> Bool {
        try Adaptations.rest(on: thing.id, in: tx) || Parents.rest(on: thing.id, in: tx) || rests(thing.id, tx)
    }
}
