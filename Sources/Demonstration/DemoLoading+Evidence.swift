import Commons
import Evidence
import Storage
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
        let told = Authorship(nil, because: author.reason, at: world.now().adding(days: -days))
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
}
