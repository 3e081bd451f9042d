import Commons
import Storage
import Web

extension PracticePage {
    static var forms: [Format] { [.json, .jsonLD] }

    var thingRevision: Int? { edition == nil ? thing.revision : nil }

    /// A way of doing something (`HowTo`) that others take up; its charter is part of it.
    func linkedData(_ screen: Screen) -> LinkedNode {
        let language = content.language
        var node = thing.linkedNode(
            ["schema:HowTo"], title: content.title, summary: content.summary, language: language, screen)
        node["schema:text"] = .text(
            [content.need, content.action, content.core, content.free, content.toolkit].filter { !$0.isEmpty }
                .joined(separator: "\n\n"),
            in: language)
        node["schema:hasPart"] = parts(language)
        node["schema:about"] = about(screen)
        node["schema:temporalCoverage"] = content.since.isEmpty ? nil : .string("\(content.since)/..")
        node["schema:version"] = edition.map { .integer($0) } ?? node["schema:version"]
        if let steward {
            let body: JSON = .object([
                "@id": .string(screen.absolute("/things/\(content.steward?.rawValue ?? "")")),
                "@type": "schema:Organization",
                "schema:name": .string(steward.name), "schema:url": .string(screen.absolute(steward.path)),
            ])
            node["schema:maintainer"] = body
            node["prov:wasAttributedTo"] = body
        }
        return node
    }

    private func parts(_ language: String) -> JSON? {
        guard !parts.isEmpty else { return nil }
        return .array(
            parts.map { part in
                .members([
                    "@type": "schema:CreativeWork", "schema:identifier": .string(part.id),
                    "schema:genre": .string(part.kind.rawValue), "schema:position": .integer(part.number),
                    "schema:text": .text(part.text, in: language),
                ])
            })
    }

    private func about(_ screen: Screen) -> JSON? {
        guard !words.isEmpty else { return nil }
        return .array(
            words.map { word in
                .members([
                    "@type": "schema:DefinedTerm", "schema:termCode": .string(word.key),
                    "schema:inDefinedTermSet": .string(screen.absolute("/search?\(word.scheme)=\(word.key)")),
                    "schema:name": .text(word.label, in: screen.language.rawValue),
                ])
            })
    }
}
