import Articles
import Commons
import Storage
import Web

extension DemoLoading {
    /// An article, published, with its translation where there is one.
    mutating func article(_ key: String, _ file: FrontMatter, translation: FrontMatter?) throws {
        var origin = Origin()
        origin.isFictional = file["fictional"] == "true"
        origin.source = file["source"].isEmpty ? nil : file["source"]
        origin.slug = key
        try once("article:\(key)") { [author, world, tx] in
            let articles = Articles()
            let thing = try articles.create(
                Self.content(of: file, language: "fr"), origin, by: author, world: world, in: tx)
            if let translation {
                let content = Self.content(of: translation, language: "en")
                try articles.translate(thing, content, of: thing.revision, by: author, in: tx)
            }
            for act in [ArticleAct.submit, .accept, .publish] {
                try articles.take(act, on: thing, by: author, world: world, in: tx)
            }
            return try Thing.find(thing.id, in: tx) ?? thing
        }
    }

    private static func content(of file: FrontMatter, language: String) -> ArticleContent {
        var content = ArticleContent(
            title: file["title"], summary: file["summary"], language: language,
            text: file.rest.joined(separator: "\n").trimmingWhitespace())
        content.contributors = Contributor.Function.allCases.flatMap { function in
            file.list(function.rawValue).map { Contributor($0, function) }
        }
        (content.commissioner, content.interests) = (file["commissioner"], file["interests"])
        content.themes = file.list("themes")
        return content
    }
}
