import Tabular

struct IntercommunalityLines: RecordLines {
    private let source: TerritorySource
    private let siren: CSVColumn
    private let name: CSVColumn
    private let nature: CSVColumn
    private let department: CSVColumn
    private let municipal: CSVColumn
    private let total: CSVColumn

    init(_ reader: CSVReader, _ source: TerritorySource, _ nomenclature: Nomenclature) throws(CSVFault) {
        self.source = source
        siren = try reader.column("siren")
        name = try reader.column("name")
        nature = try reader.column("nature")
        department = try reader.column("department")
        municipal = try reader.column("population_municipal")
        total = try reader.column("population_total")
    }

    func record(_ row: CSVRow) throws(RefusedLine.Reason) -> ReadRecord? {
        let isSiren = row[siren].utf8.count == 9 && row[siren].utf8.allSatisfy { (48...57).contains($0) }
        guard isSiren, let id = Territory.ID.intercommunality(row[siren]) else { throw .wrongCode(row[siren]) }
        guard let nature = Nature(rawValue: row[nature]) else { throw .unknownNature(row[nature]) }
        guard let seat = Territory.ID.department(row[department]) else { throw .unknownParent(row[department]) }
        let total = try row.people(total)
        let population = try row.people(municipal).map {
            Population(count: $0, total: total, vintage: source.figures, origin: .official)
        }
        let record = TerritoryRecord(
            id: id, echelon: .intercommunality, code: row[siren],
            name: try OfficialName.clean(OfficialName.inFull(row[name])), nature: nature, population: population,
            parents: [.administrative: seat])
        return ReadRecord(line: row.line, record: record)
    }
}
