import Licences
import Markdown
import Tabular
import Web

/// A line of the sheet of licences: a thing of a dossier, where it is in its folder, whose it is.
struct DossierLine: Sendable {
    /// Empty of what is only named.
    let file: String
    let kind: String
    let title: String
    let authors: String
    /// Of SPDX.
    let licence: String
    let address: String

    private var known: OpenLicence? { OpenLicence(id: licence) }

    /// « Title », authors, licence (its address), where it is.
    private var attribution: String {
        ["« \(title) »", authors, "\(known?.name ?? licence) (\(known?.address ?? ""))", address]
            .filter { !$0.isEmpty }.joined(separator: ", ")
    }

    static func readme(_ content: DossierContent, _ lines: [DossierLine]) -> [UInt8] {
        let list = lines.dropFirst().map { line in
            "- \(line.title) (\(line.kind))\n  \(line.file.isEmpty ? line.address : line.file)"
        }
        let parts = [
            content.title + "\n" + String(repeating: "=", count: content.title.count), content.summary,
            Markdown(content.introduction).plainText, lines.first?.address ?? "", list.joined(separator: "\n"),
        ]
        return text(parts)
    }

    static func sheet(_ lines: [DossierLine], _ texts: Texts) -> [UInt8] {
        let said = lines.map { line in
            let place = line.file.isEmpty ? texts("articles.dossier.file.elsewhere") : line.file
            return "\(place)\n  \(line.attribution)"
        }
        return text([texts("articles.dossier.file.lead")] + said)
    }

    static func table(_ lines: [DossierLine]) -> [UInt8] {
        var csv = CSVWriter(
            header: ["file", "kind", "title", "authors", "licence", "licence_url", "attribution", "url"],
            escaping: .formulas)
        for line in lines {
            csv.append([
                line.file, line.kind, line.title, line.authors, line.licence, line.known?.address ?? "",
                line.attribution, line.address,
            ])
        }
        return csv.bytes
    }

    private static func text(_ parts: [String]) -> [UInt8] {
        Array((parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n").utf8)
    }
}
