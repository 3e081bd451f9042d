import Commons
import Editions
import Practices
import Storage
import Web

// Later editions, what places did with them, and what they propose.
extension DemoLoading {
    /// The lists that the line fills take the place of those before.
    func edition(_ line: DemoFiles.Line) throws {
        let practices = Practices()
        let found = try known(things["practice:\(try value("practice", line))"], "practice", line)
        let number = try known(Int(try value("number", line)), "number", line)
        guard let thing = try Thing.find(found.id, in: tx), try Edition.find(number, of: thing.id, in: tx) == nil else {
            return
        }
        var content = try practices.content(of: thing, in: tx)
        Self.fill(&content, from: line, "fr")
        let revised = try practices.revise(thing, content, readAt: thing.revision, by: author, in: tx)
        _ = try Edition.publish(revised, by: author, in: tx)
        if var translated = try practices.translation(of: thing, to: "en", in: tx)?.content {
            Self.fill(&translated, from: line, "en")
            try practices.translate(revised, translated, of: revised.revision, by: author, in: tx)
        }
    }

    private static func fill(_ content: inout PracticeContent, from line: DemoFiles.Line, _ language: String) {
        let (functions, forms) = (list(line["functions_\(language)"], "|"), list(line["forms_\(language)"], "|"))
        if !functions.isEmpty { content.functions = functions }
        if !forms.isEmpty { content.forms = forms }
    }

    /// In their order: what a place answered before is left as it is. A line without a part takes up all the rest.
    func answer(_ lines: [DemoFiles.Line]) throws {
        var present: [String: Bool] = [:]
        for line in lines {
            let replication = try known(things["replication:\(try value("replication", line))"], "replication", line)
            let number = try known(Int(try value("number", line)), "number", line)
            let key = "\(replication.id) \(number)"
            let isPresent = try present[key] ?? Editions.isAnswered(number, by: replication, in: tx)
            present[key] = isPresent
            if isPresent { continue }
            guard let part = Self.optional("part", line) else {
                try Editions.follow(number, for: replication, by: author, in: tx)
                continue
            }
            try Editions.answer(
                part, of: number, for: replication, as: try value("answer", line), because: line["reason_fr"] ?? "",
                by: author, in: tx)
        }
    }

    func proposal(_ line: DemoFiles.Line) throws {
        let adaptation = try known(things["adaptation:\(try value("adaptation", line))"], "adaptation", line)
        let practice = try known(things["practice:\(try value("practice", line))"], "practice", line)
        guard try !Editions.isProposed(adaptation, in: tx) else { return }
        try Editions.propose(adaptation, to: practice, because: line["why_fr"] ?? "", by: author, in: tx)
        for key in Self.list(line["echoes"], ";") {
            let place = try known(things["replication:\(key)"], "echoes", line)
            try Editions.echo(adaptation, in: place, by: author, in: tx)
        }
        guard let answer = Self.optional("answer", line) else { return }
        try Editions.answer(
            adaptation, as: answer, inEdition: Self.optional("edition", line).flatMap { Int($0) },
            because: line["reason_fr"] ?? "", parts: Self.list(line["parts"], ";"), by: author, in: tx)
    }
}
