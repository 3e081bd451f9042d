import Commons
import MetaAnalysis
import Replications
import Storage
import Web

/// The studies of a synthesis as a table: a line a study, its columns named as metafor names them.
struct StudyTable: Sendable {
    let synthesis: Synthesis
    let screen: Screen

    var table: DataTable {
        let columns =
            ["study", "url", "place", "date", "design", "rung", "state", "elsewhere", "fictional"].map {
                DataTable.Column($0)
            }
            + ["year", "population"].map { DataTable.Column($0, "integer") }
            + [DataTable.Column("bias"), DataTable.Column("independent", "boolean")]
            + ["yi", "vi", "sei", "weight"].map { DataTable.Column($0, "decimal") }
            + numbers.map { DataTable.Column($0, "decimal") }
        let weights = synthesis.fit?.weights ?? synthesis.studies.map { _ in 0 }
        let pooled = zip(synthesis.studies, weights).map { row($0, $1) }
        return DataTable(columns: columns, rows: pooled + synthesis.left.map { row($0, nil) })
    }

    private var numbers: [String] { StudyNumbers.columns.filter { !["yi", "sei"].contains($0) } }

    private func row(_ study: PooledStudy, _ weight: Double?) -> [String] {
        let content = study.content
        let name = study.path == nil ? study.id.rawValue : study.title
        var told = [name, study.path.map { screen.absolute($0) } ?? "", study.location, content.date]
        told += [content.design.rawValue, "\(content.rung)", study.place?.state.rawValue ?? ""]
        told += [study.isElsewhere, study.isFictional].map { $0 ? "true" : "false" }
        told += [content.year, study.population].map { number in number.map { "\($0)" } ?? "" }
        told += [content.worstBias?.rawValue ?? "", content.isIndependent ? "true" : "false"]
        let effect = study.effect.map { ["\($0.estimate)", "\($0.variance)", "\($0.standardError)"] } ?? ["", "", ""]
        return told + effect + [weight.map { "\($0)" } ?? ""]
            + numbers.map { name in content.numbers.values[name].map { "\($0)" } ?? "" }
    }
}
