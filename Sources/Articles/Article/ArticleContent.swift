package import Commons
import Storage

extension Kind {
    package static let article = Kind(rawValue: "article")
}

/// What the authors of an article write.
package struct ArticleContent: Content {
    package static let kind = Kind.article

    package var title: String
    package var summary: String
    package var language: String
    /// Markdown; an address of this node alone on its line shows what is there (`ArticleBody`).
    package var text: String
    package var contributors: [Contributor]
    /// Who asked for it and paid for it; empty when nobody did.
    package var commissioner: String
    /// What its authors have to do with what they write about; empty when nothing was declared.
    package var interests: String
    /// Words of the vocabulary.
    package var themes: [String]

    package init(title: String, summary: String = "", language: String, text: String, contributors: [Contributor] = [])
    {
        self.title = title
        self.summary = summary
        self.language = language
        self.text = text
        self.contributors = contributors
        (commissioner, interests, themes) = ("", "", [])
    }

    /// Those who had a function, in the order in which they are named.
    package func names(_ function: Contributor.Function) -> [String] {
        contributors.filter { $0.function == function }.map(\.name)
    }

    package var fields: [ContentField] {
        [
            ContentField("articles.form.title", title),
            ContentField("articles.form.summary", summary),
            ContentField("articles.form.text", text),
        ]
            + Contributor.Function.allCases.map {
                ContentField("articles.form.\($0.rawValue)", names($0).joined(separator: "\n"))
            } + [
                ContentField("articles.form.commissioner", commissioner),
                ContentField("articles.form.interests", interests),
                ContentField("articles.form.themes", themes.joined(separator: ", ")),
            ]
    }
}

extension ArticleContent: TranslatableContent {
    package static var translatable: [TranslatableField<ArticleContent>] {
        [
            .line("articles.form.title", \.title), .line("articles.form.summary", \.summary),
            .markdown("articles.form.text", \.text), .markdown("articles.form.interests", \.interests),
        ]
    }
}

/// Somebody who made an article, by their function.
package struct Contributor: Codable, Sendable, Equatable {
    package enum Function: String, Codable, Sendable, CaseIterable {
        case authors, editors, translators, photographers
    }

    package let name: String
    package let function: Function

    package init(_ name: String, _ function: Function) { (self.name, self.function) = (name, function) }
}
