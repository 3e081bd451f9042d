import Commons
import Practices
import Replications
import Storage
import Tabular
import Territories
import Web

/// The lists of the kit, for spreadsheets: where the practice took root, and what was changed.
struct KitTables: Sendable {
    let kit: Kit
    let texts: Texts
    let vocabulary: Vocabulary
    let site: Site

    var replications: [UInt8] {
        var csv = CSVWriter(
            header: [
                "title", "territory", "territory_name", "state", "since", "carriers", "summary", "url", "fictional",
                "licence", "source",
            ], escaping: .formulas)
        for place in kit.replications {
            let entry = place.entry
            csv.append([
                entry.title, entry.territory?.id.rawValue ?? "", entry.territory?.label ?? "", entry.state.rawValue,
                entry.since ?? "", place.carriers.joined(separator: " ; "), entry.summary, site.address + entry.path,
                flag(entry.isFictional), place.licence, place.source ?? "",
            ])
        }
        return csv.bytes
    }

    /// The answers to FRAME's questions in the reader's words.
    var adaptations: [UInt8] {
        var csv = CSVWriter(
            header: ["title", "replication", "territory_name", "date", "what", "why"]
                + FrameFacet.allCases.map(\.rawValue)
                + ["url", "fictional", "licence", "source"], escaping: .formulas)
        for change in kit.adaptations {
            let answers = FrameFacet.allCases.map { facet in
                (change.content.answers[facet] ?? []).map { vocabulary.label($0, of: facet.scheme, in: texts.language) }
                    .joined(separator: " ; ")
            }
            csv.append(
                [
                    change.thing.title, change.replication.title, change.replication.territory?.label ?? "",
                    change.content.date, change.content.what, change.content.why,
                ] + answers + [
                    site.address + change.thing.path, flag(change.thing.isFictional), change.thing.licence,
                    change.thing.source ?? "",
                ])
        }
        return csv.bytes
    }

    private func flag(_ value: Bool) -> String { value ? "true" : "false" }
}
