import Commons
import Media
import Storage
import Web

extension DemoLoading {
    /// With the page on which it is shown, when it is new.
    mutating func medium(_ line: DemoFiles.Line) throws {
        let key = try value("key", line)
        let file = try known(pictures[try value("file", line)], "file", line)
        let page = try known(things[try value("page", line)], "page", line)
        var content = MediumContent(
            title: try value("title_fr", line), language: "fr", file: file.digest,
            licence: try value("licence", line), authors: try value("authors", line))
        content.summary = line["summary_fr"] ?? ""
        content.alternative = line["alternative_fr"] ?? ""
        content.transcript = line["transcript_fr"] ?? ""
        content.subtitles = try ["en", "fr"].compactMap { language -> MediumSubtitles? in
            let text = line["subtitles_\(language)"] ?? ""
            return text.isEmpty ? nil : try MediumSubtitles(language: language, reading: text)
        }
        content.date = line["date"].flatMap { CivilDate(rawValue: $0) }
        try once("medium:\(key)") { [author, world, tx, content] in
            let thing = try Media().bring(content, file, Self.origin(line), by: author, world: world, in: tx)
            try Media.show(thing, on: page, at: author.at, in: tx)
            return thing
        }
    }
}
