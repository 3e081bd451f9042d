import Storage
import Web

/// Who made an article and for whom, in sentences.
struct ArticleByline: Sendable {
    let content: ArticleContent
    let publishedAt: Timestamp?
    let correctedAt: Timestamp?

    /// « Par Ada Lovelace. Traduction : … Publié le 3 mars 2026. »
    func made(_ texts: Texts) -> String {
        let functions = Contributor.Function.allCases.compactMap { function -> String? in
            let names = content.names(function)
            guard !names.isEmpty else { return nil }
            return texts("articles.byline.\(function.rawValue)", ["names": names.joined(separator: ", ")])
        }
        let published = publishedAt.map { texts("articles.byline.published", ["date": texts.date($0)]) }
        let corrected = correctedAt.map { texts("articles.byline.corrected", ["date": texts.date($0)]) }
        return (functions + [published, corrected].compactMap { $0 }).joined(separator: " ")
    }

    /// Who asked for it, and what its authors have to do with it: said even when there is nothing.
    func independence(_ texts: Texts) -> String {
        let asked =
            content.commissioner.isEmpty
            ? texts("articles.commissioner.none")
            : texts("articles.commissioner.some", ["name": content.commissioner])
        let declared =
            content.interests.isEmpty
            ? texts("articles.interests.none") : texts("articles.interests.some", ["interests": content.interests])
        return "\(asked) \(declared)"
    }
}
