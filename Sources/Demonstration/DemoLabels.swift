import Commons
import Labels
import Practices
import Replications
import Storage
import Web

// Labels in each state, as the lines tell them: steps from the request on, at days counted back from today.
extension DemoLoading {
    func label(_ line: DemoFiles.Line) throws {
        let replication = try known(things["replication:\(try value("replication", line))"], "replication", line)
        guard let practice = try things.values.first(where: { try isFollowed($0, by: replication) }) else { return }
        let network = Self.filled("network", line)
        let issuer = try network.map { try known(things["network:\($0)"], "network", line) } ?? practice
        guard try Label.find(of: replication.id, by: issuer.id, in: tx) == nil else { return }
        let asked = try moment("asked_days_ago", line) ?? world.now()
        let label = try Label.ask(
            world.newID(), of: issuer, for: replication, Charter(of: practice, in: tx),
            by: LabelStep(.ask, by: nil, saying: line["words_fr"] ?? "", at: asked), in: tx)
        let visited = try visit(label, line, at: asked.adding(days: 3), following: practice)
        let decided = try decide(visited, line)
        guard let act = Self.lastActs[line["state"] ?? ""] else { return }
        let last = try moment("decided_days_ago", line) ?? asked
        let step = LabelStep(act, by: nil, saying: line["then_fr"] ?? "", at: last.adding(days: 30))
        _ = try decided.say(step, following: practice, in: tx)
    }

    /// Whose name it is when it is not the practice's own.
    private static func filled(_ column: String, _ line: DemoFiles.Line) -> String? {
        line[column].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static let lastActs: [String: LabelAct] = [
        "answered": .answer, "appealed": .appeal, "withdrawn": .withdraw, "left": .giveBack,
    ]

    /// Whoever visits in the demonstration has no account: nobody is named.
    private func visit(
        _ label: Label, _ line: DemoFiles.Line, at start: Timestamp, following practice: Thing
    ) throws -> Label {
        let origins = (line["visitors"] ?? "").split(separator: ";").compactMap {
            things["replication:\($0.trimmingWhitespace())"]?.id
        }
        guard !origins.isEmpty else { return label }
        let people = origins.map { (person: world.newID() as Person.ID, replication: $0) }
        var visited = try label.name(people, by: LabelStep(.name, by: nil, at: start), following: practice, in: tx)
        for (person, _) in people { visited = try visited.agree(person, isShown: false, at: start, in: tx) }
        let evidence = (line["evidence_fr"] ?? "").split(separator: "|").map { $0.trimmingWhitespace() }
        let findings = (line["findings"] ?? "").split(separator: ";").map(String.init)
        guard !findings.isEmpty else { return visited }
        let handedIn = start.adding(days: 20)
        for (index, finding) in findings.enumerated() {
            let found = try known(LabelFinding.Finding(rawValue: finding), "findings", line)
            let text = index < evidence.count ? evidence[index] : ""
            _ = try visited.write(.init(index + 1, found, text), by: nil, at: handedIn, in: tx)
        }
        let report = LabelStep(.report, by: nil, saying: line["report_fr"] ?? "", at: handedIn)
        return try visited.say(report, following: practice, in: tx)
    }

    private func decide(_ label: Label, _ line: DemoFiles.Line) throws -> Label {
        guard let at = try moment("decided_days_ago", line) else { return label }
        let missing = (line["missing"] ?? "").split(separator: ";").compactMap { Int($0) }
        let reason = line["reason_fr"] ?? ""
        guard missing.isEmpty else {
            return try label.decide(.refusing(for: missing, because: reason), by: nil, at: at, in: tx)
        }
        let left = Int(line["days_left"] ?? "") ?? 0
        let end = CivilDate(left == 0 ? at.adding(days: 1_095) : world.now().adding(days: left))
        return try label.decide(.granting(until: end, because: reason), by: nil, at: at, in: tx)
    }

    private func moment(_ column: String, _ line: DemoFiles.Line) throws -> Timestamp? {
        guard let text = line[column], !text.isEmpty else { return nil }
        return world.now().adding(days: -(try known(Int(text), column, line)))
    }

    private func isFollowed(_ practice: Thing, by replication: Thing) throws -> Bool {
        guard practice.kind == .practice else { return false }
        return try Replications().content(of: replication, in: tx).practice == practice.id
    }
}
