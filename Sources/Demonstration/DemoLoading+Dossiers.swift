import Articles
import Commons
import Storage

extension DemoLoading {
    /// What is read together, published.
    mutating func dossier(_ line: DemoFiles.Line) throws {
        let key = try value("key", line)
        let entries = try value("entries", line).split(separator: " ").map { entry in
            try known(things[String(entry)], "entries", line).id
        }
        let form = try known(DossierContent.Form(rawValue: try value("form", line)), "form", line)
        let content = DossierContent(
            title: try value("title_fr", line), summary: line["summary_fr"] ?? "", language: "fr", form: form,
            introduction: line["introduction_fr"] ?? "", licence: try value("licence", line), entries: entries)
        var origin = Self.origin(line)
        origin.slug = key
        try once("dossier:\(key)") { [author, world, tx] in
            try Dossiers().create(content, origin, by: author, world: world, in: tx)
        }
    }
}
