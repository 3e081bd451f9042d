import Commons
import Storage
import Testimonies
import Web

extension DemoLoading {
    /// With what is heard in it, when it is new.
    mutating func testimony(_ line: DemoFiles.Line) throws {
        let key = try value("key", line)
        let place = try known(things["replication:\(try value("replication", line))"], "replication", line)
        let content = TestimonyContent(
            title: try value("title_fr", line), language: "fr", replication: place.id,
            speaker: try value("speaker_fr", line), date: line["date"] ?? "",
            words: Self.list(try value("words_fr", line), "|").joined(separator: "\n\n"),
            consent: try known(TestimonyContent.Consent(rawValue: try value("consent", line)), "consent", line))
        var isNew = false
        try once("testimony:\(key)") { [author, world, tx] in
            isNew = true
            return try Testimonies().record(content, Self.origin(line), by: author, world: world, in: tx)
        }
        guard isNew, let testimony = things["testimony:\(key)"] else { return }
        for code in Self.list(line["codes_fr"], "|") {
            let parts = code.split(separator: "=", maxSplits: 1).map(String.init)
            try Testimonies().note(
                try known(parts.first, "codes_fr", line), heardIn: try known(parts.last, "codes_fr", line),
                of: testimony, by: nil, world: world, in: tx)
        }
    }
}
