import Commons
import Storage
import Web

extension ArticlePage {
    static var forms: [Format] { [.json, .jsonLD] }

    var thingRevision: Int? { thing.revision }

    /// An article, with those who made it and who asked for it.
    func linkedData(_ screen: Screen) -> LinkedNode {
        let language = content.language
        var node = thing.linkedNode(
            ["schema:Article"], title: content.title, summary: content.summary, language: language, screen)
        node["schema:articleBody"] = .text(content.text, in: language)
        node["schema:datePublished"] = publishedAt.map { .moment($0) }
        node["schema:author"] = people(.authors)
        node["schema:editor"] = people(.editors)
        node["schema:translator"] = people(.translators)
        node["schema:contributor"] = people(.photographers)
        node["schema:sponsor"] = content.commissioner.isEmpty ? nil : .string(content.commissioner)
        node["schema:correction"] =
            corrections.isEmpty ? nil : .array(corrections.compactMap { .text($0.note, in: language) })
        return node
    }

    private func people(_ function: Contributor.Function) -> JSON? {
        let names = content.names(function)
        guard !names.isEmpty else { return nil }
        return .array(names.map { .members(["@type": "schema:Person", "schema:name": .string($0)]) })
    }
}
