import Commons
import Evidence
import Goals
import Indicators
import Replications
import Storage
import Web
import Web

// What practices are hoped to change, and what places found.
extension DemoLoading {
    mutating func outcome(_ line: DemoFiles.Line) throws {
        let key = try value("key", line)
        let practice = try known(things["practice:\(try value("practice", line))"], "practice", line)
        let content = OutcomeContent(
            title: try value("title_fr", line), language: "fr", practice: practice.id,
            question: line["question_fr"] ?? "",
            measure: try known(EffectMeasure(rawValue: try value("measure", line)), "measure", line),
            direction: try known(OutcomeContent.Direction(rawValue: try value("direction", line)), "direction", line),
            unit: line["unit_fr"] ?? "")
        try once("outcome:\(key)") { [author, world, tx] in
            try Outcomes().propose(
                content, Self.origin(line), keptWith: practice.id, by: author, world: world, in: tx)
        }
    }

    mutating func study(_ line: DemoFiles.Line) throws {
        let outcome = try known(things["outcome:\(try value("outcome", line))"], "outcome", line)
        let place = try Self.optional("replication", line).map {
            try known(things["replication:\($0)"], "replication", line)
        }
        let title = try value("title_fr", line)
        var content = StudyContent(
            title: title, language: "fr", outcome: outcome.id, replication: place?.id, place: line["place_fr"] ?? "",
            date: line["date"] ?? "",
            design: try known(StudyDesign(rawValue: try value("design", line)), "design", line),
            numbers: try numbers(line), method: line["method_fr"] ?? "", doubts: line["doubts_fr"] ?? "",
            citation: line["citation"] ?? "")
        content.isIndependent = line["independent"] == "true"
        for bias in Self.list(line["biases"], ";") {
            let words = bias.split(separator: "=").map(String.init)
            let domain = try known(words.first.flatMap(BiasDomain.init), "biases", line)
            content.biases[domain] = try known(words.last.flatMap(BiasJudgement.init), "biases", line)
        }
        let days = Int(line["days_ago"] ?? "") ?? 0
        let told = Authorship(nil, because: author.reason, at: author.at.adding(days: -days))
        try once("study:\(line["outcome"] ?? ""):\(title)") { [world, tx, content] in
            try Studies().record(
                content, Self.origin(line), keptWith: outcome.id, by: told, world: world, in: tx)
        }
    }

    private func numbers(_ line: DemoFiles.Line) throws -> StudyNumbers {
        let shape = try known(StudyNumbers.Shape(rawValue: try value("shape", line)), "shape", line)
        let pairs = try Self.list(line["numbers"], ";").map { text in
            let words = text.split(separator: "=").map(String.init)
            return (words[0], try known(words.last.flatMap { Double($0) }, "numbers", line))
        }
        return StudyNumbers(shape, Dictionary(pairs) { first, _ in first })
    }

    /// With what places told of it, when it is new.
    mutating func indicator(_ line: DemoFiles.Line) throws {
        let key = try value("key", line)
        let practice = try known(things["practice:\(try value("practice", line))"], "practice", line)
        let content = IndicatorContent(
            title: try value("title_fr", line), language: "fr", owner: practice.id,
            question: line["question_fr"] ?? "", counted: line["counted_fr"] ?? "", unit: line["unit_fr"] ?? "",
            sort: try known(IndicatorContent.Sort(rawValue: try value("sort", line)), "sort", line),
            direction: try known(IndicatorContent.Direction(rawValue: try value("direction", line)), "direction", line),
            level: try known(IndicatorContent.Level(rawValue: try value("level", line)), "level", line),
            rhythm: line["rhythm_fr"] ?? "", alignments: line["alignments"] ?? "")
        var isNew = false
        try once("indicator:\(key)") { [author, world, tx] in
            isNew = true
            return try Indicators().propose(content, Self.origin(line), by: author, world: world, in: tx)
        }
        guard isNew, let indicator = things["indicator:\(key)"] else { return }
        for line in files.observations where line["indicator"] == key { try observation(line, of: indicator) }
        for line in files.goals where line["indicator"] == key { try goal(line, of: indicator) }
    }

    private func observation(_ line: DemoFiles.Line, of indicator: Thing) throws {
        let place = try known(things["replication:\(try value("replication", line))"], "replication", line)
        let period = try known(CivilDate(rawValue: try value("period", line)), "period", line)
        let amount = try known(Amount(written: try value("amount", line), decimals: 2), "amount", line)
        let whole = Self.optional("whole", line).flatMap { Amount(written: $0, decimals: 2) }
        var observation = Observation(of: indicator.id, in: period, amount, of: whole)
        (observation.source, observation.asked) = (line["source_fr"] ?? "", line["asked_fr"] ?? "")
        observation.doubts = line["doubts_fr"] ?? ""
        observation.breakdown = Breakdown(Self.list(line["breakdown"], ";").compactMap { Int($0) })
        try observation.record(of: place, by: nil, at: author.at, in: tx)
    }

    private func goal(_ line: DemoFiles.Line, of indicator: Thing) throws {
        let place = try known(things["replication:\(try value("replication", line))"], "replication", line)
        let baseline = Self.optional("baseline", line).flatMap { Amount(written: $0, decimals: 2) }
        let proposal = GoalProposal(
            indicator, from: baseline, try known(Goal.Sense(rawValue: try value("sense", line)), "sense", line),
            try known(Amount(written: try value("target", line), decimals: 2), "target", line),
            until: try known(CivilDate(rawValue: try value("due", line)), "due", line),
            success: try value("success_fr", line), agreedWith: try value("funder_fr", line))
        let days = Int(line["days_ago"] ?? "") ?? 0
        let id = try proposal.lock(
            world.newID(), of: place, by: nil, at: author.at.adding(days: -days), in: tx)
        guard let story = Self.optional("narrative_fr", line) else { return }
        try Goals.tell(story, of: id, by: nil, at: author.at, in: tx)
    }
}
