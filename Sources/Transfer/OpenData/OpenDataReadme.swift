import Storage
import Web

/// What somebody reads who opens the archive.
struct OpenDataReadme {
    let texts: Texts
    let node: String
    let address: String
    let at: Timestamp
    let counts: [OpenDataEdition.Count]

    var markdown: String {
        let kinds = counts.map { "- \(texts("transfer.kind.\($0.kind)")) (`\($0.kind)s`) – \(texts.number($0.rows))" }
        let parts = [
            "# " + texts("transfer.openData.readme.title", ["node": node]),
            texts("transfer.openData.readme.made", ["date": texts.date(at), "address": address]),
            kinds.joined(separator: "\n"), texts("transfer.openData.contents"), texts("transfer.openData.fictional"),
            "## " + texts("transfer.openData.licence"), texts("transfer.openData.licence.meaning"),
            "## " + texts("transfer.openData.cite"),
            texts("transfer.openData.cite.sentence", ["node": node, "date": texts.date(at), "address": address]),
        ]
        return parts.joined(separator: "\n\n")
    }
}
