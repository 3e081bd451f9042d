import Commons
import Media
import Organizations
import Practices
import Replications
import Storage
import Territories
import Web

/// One loading: the things that the lines name are found by their keys.
struct DemoLoading {
    let files: DemoFiles
    /// Of the media, by the names of their files.
    let pictures: [String: MediumFile]
    let world: World
    let tx: Transaction
    private(set) var things: [String: Thing] = [:]
    private var report = Demonstration.Report()
    let author: Authorship

    init(files: DemoFiles, pictures: [String: MediumFile], world: World, tx: Transaction) {
        self.files = files
        self.pictures = pictures
        self.world = world
        self.tx = tx
        author = Authorship(nil, because: "Démonstration", at: world.now())
    }

    mutating func run() throws -> Demonstration.Report {
        for line in files.organizations { try organization(line) }
        for (key, file) in files.practices { try practice(key, file) }
        for (key, file) in files.translations { try translation(key, file) }
        for line in files.replications { try replication(line) }
        for (number, line) in files.adaptations.enumerated() { try adaptation(line, number: number + 1) }
        for line in files.editions { try edition(line) }
        try answer(files.answers)
        for line in files.proposals { try proposal(line) }
        for line in files.networks { try network(line) }
        for line in files.media { try medium(line) }
        for (key, file) in files.articles { try article(key, file, translation: files.translated[key]) }
        for line in files.dossiers { try dossier(line) }
        for line in files.labels { try label(line) }
        for line in files.outcomes { try outcome(line) }
        for line in files.studies { try study(line) }
        for line in files.indicators { try indicator(line) }
        for line in files.testimonies { try testimony(line) }
        for line in files.sheets { try sheet(line) }
        return report
    }

    /// Finds what was loaded before, or makes it.
    mutating func once(_ key: String, make: () throws -> Thing) throws {
        report.present += 1
        let id: Thing.ID? = try tx.value("SELECT thing_id FROM demo_items WHERE key = \(key)")
        if let id, let thing = try Thing.find(id, in: tx) {
            things[key] = thing
            return
        }
        let thing = try make()
        try tx.run("INSERT INTO demo_items (key, thing_id) VALUES (\(key), \(thing.id))")
        things[key] = thing
        report.added += 1
    }

    private mutating func organization(_ line: DemoFiles.Line) throws {
        let content = OrganizationContent(
            title: try value("name", line), summary: line["summary_fr"] ?? "", language: "fr",
            kind: try known(OrganizationKind(rawValue: try value("kind", line)), "kind", line),
            territory: line["territory"].flatMap { Territory.ID(rawValue: $0) }, website: Self.optional("website", line)
        )
        try once("organization:\(try value("key", line))") { [author, world, tx] in
            try Organizations().create(content, Self.origin(line), by: author, world: world, in: tx)
        }
    }

    private mutating func practice(_ key: String, _ file: PracticeFile) throws {
        let content = content(of: file, language: "fr")
        var origin = Origin()
        origin.isFictional = file["fictional"] == "true"
        origin.source = file["source"].isEmpty ? nil : file["source"]
        origin.licence = "CC-BY-4.0"
        origin.slug = key
        try once("practice:\(key)") { [author, world, tx] in
            let thing = try Practices().create(content, origin, by: author, world: world, in: tx)
            _ = try Edition.publish(thing, by: author, in: tx)
            return try Thing.find(thing.id, in: tx) ?? thing
        }
    }

    private func translation(_ key: String, _ file: PracticeFile) throws {
        guard let thing = things["practice:\(key)"] else { return }
        guard try Practices().translation(of: thing, to: "en", in: tx) == nil else { return }
        try Practices().translate(
            thing, content(of: file, language: "en"), of: thing.revision, by: author, in: tx)
    }

    private func content(of file: PracticeFile, language: String) -> PracticeContent {
        var content = PracticeContent()
        content.title = file["title"]
        content.summary = file["summary"]
        content.language = language
        (content.need, content.action) = (file.parts[0], file.parts[1])
        (content.core, content.free, content.known) = (file.parts[2], file.parts[3], file.parts[4])
        content.toolkit = file.parts[5]
        content.principles = file.all("principle")
        (content.functions, content.forms) = (file.all("function"), file.all("form"))
        (content.needs, content.publics, content.themes) = (
            file.list("needs"), file.list("publics"), file.list("themes")
        )
        (content.people, content.money) = (file["people"], file["money"])
        (content.time, content.premises) = (file["time"], file["premises"])
        content.steward = things["organization:\(file["steward"])"]?.id
        content.since = file["since"]
        return content
    }

    private mutating func replication(_ line: DemoFiles.Line) throws {
        let key = try value("key", line)
        let history = try files.changes.filter { $0["replication"] == key }.map(change)
        let state = try known(ReplicationState(rawValue: try value("state", line)), "state", line)
        let practice = try known(things["practice:\(try value("practice", line))"], "practice", line)
        let territory = try known(Territory.ID(rawValue: try value("territory", line)), "territory", line)
        let figures = try files.figures.filter { $0["replication"] == key }.map(figure)
        let content = ReplicationContent(
            title: try value("title", line), summary: line["summary_fr"] ?? "", language: "fr", practice: practice.id,
            territory: territory, firstState: history.first?.state ?? state, since: line["since"] ?? "",
            contact: line["contact"] ?? "",
            carriers: organizations(line["carriers"]), partners: organizations(line["partners"]),
            parents: parents(line["parents"]))
        try once("replication:\(key)") { [author, world, tx] in
            let thing = try Replications().start(
                content, Self.origin(line), beginning: history.first, by: author, world: world, in: tx)
            for change in history.dropFirst() { try Replications().change(thing, change, by: nil, in: tx) }
            for figure in figures { try figure.record(of: thing, by: nil, in: tx) }
            return thing
        }
    }

    private func change(_ line: DemoFiles.Line) throws -> StateChange {
        StateChange(
            try known(ReplicationState(rawValue: try value("state", line)), "state", line),
            on: line["date"].flatMap { CivilDate(rawValue: $0) }, because: line["reason_fr"] ?? "",
            lessons: line["lessons_fr"] ?? "", ending: ending(line), at: author.at)
    }

    private func ending(_ line: DemoFiles.Line) -> Ending {
        Ending.questions.reduce(into: Ending()) { ending, question in
            ending[keyPath: question.path] = line["\(question.name)_fr"] ?? ""
        }
    }

    private mutating func adaptation(_ line: DemoFiles.Line, number: Int) throws {
        let key = try value("replication", line)
        let replication = try known(things["replication:\(key)"], "replication", line)
        var content = AdaptationContent(
            title: try value("title_fr", line), language: "fr", replication: replication.id,
            what: line["what_fr"] ?? "", why: line["why_fr"] ?? "", date: line["date"] ?? "")
        for facet in FrameFacet.allCases {
            let column = facet.rawValue.replacing("-", with: "_")
            let answers = (line[column] ?? "").split(separator: ";").map { $0.trimmingWhitespace() }
            content.answers[facet] = answers.isEmpty ? nil : answers
        }
        content.parts = try parts(line["parts"], of: replication)
        try once("adaptation:\(key):\(number)") { [author, world, tx, content] in
            try Adaptations().record(content, of: replication, Self.origin(line), by: author, world: world, in: tx)
        }
        if things["adaptation:\(key)"] == nil { things["adaptation:\(key)"] = things["adaptation:\(key):\(number)"] }
    }

    /// « changed form 2;dropped function 1 »: what is done to which part, by its kind and number.
    private func parts(_ told: String?, of replication: Thing) throws -> [PartChange] {
        guard let told, !told.isEmpty else { return [] }
        let content = try Replications().content(of: replication, in: tx)
        let practice = try known(try Thing.find(content.practice, in: tx), "parts", ["parts": told])
        let parts = try Practices().newest(of: practice, in: tx).parts
        return try told.split(separator: ";").map { change in
            let words = change.split(separator: " ").map(String.init)
            let named = parts.first { words.count == 3 && $0.kind.rawValue == words[1] && "\($0.number)" == words[2] }
            let part = try known(named, "parts", ["parts": String(change)])
            return PartChange(try known(PartChange.Act(rawValue: words[0]), "parts", ["parts": told]), part.id)
        }
    }

    private func organizations(_ keys: String?) -> [Thing.ID] {
        (keys ?? "").split(separator: ";").compactMap { things["organization:\($0.trimmingWhitespace())"]?.id }
    }

    /// Of those that come before it in the files: `practice:jardin-partage;replication:jardin-lens`.
    private func parents(_ keys: String?) -> [Thing.ID] {
        (keys ?? "").split(separator: ";").compactMap { things[$0.trimmingWhitespace()]?.id }
    }

    static func origin(_ line: DemoFiles.Line) -> Origin {
        var origin = Origin()
        origin.visibility = .published
        origin.isFictional = line["fictional"] == "true"
        origin.source = optional("source", line)
        origin.licence = "CC-BY-4.0"
        return origin
    }

    static func list(_ text: String?, _ separator: Character) -> [String] {
        (text ?? "").split(separator: separator).map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
    }

    static func optional(_ name: String, _ line: DemoFiles.Line) -> String? {
        line[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    func value(_ name: String, _ line: DemoFiles.Line) throws -> String {
        try known(Self.optional(name, line), name, line)
    }

    func known<T>(_ found: T?, _ name: String, _ line: DemoFiles.Line) throws -> T {
        if let found { return found }
        throw DemoFolder.Unreadable(description: "“\(line[name] ?? "")” is no known \(name) in the line \(line)")
    }
}
