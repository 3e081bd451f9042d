import Tabular

struct CountryLines: RecordLines {
    private let nomenclature: Nomenclature
    private let code: CSVColumn
    private let name: CSVColumn

    init(_ reader: CSVReader, _ source: TerritorySource, _ nomenclature: Nomenclature) throws(CSVFault) {
        self.nomenclature = nomenclature
        code = try reader.column("alpha_2")
        name = try reader.column("name")
    }

    func record(_ row: CSVRow) throws(RefusedLine.Reason) -> ReadRecord? {
        guard row[code].utf8.count == 2, let id = Territory.ID(rawValue: row[code]) else { throw .wrongCode(row[code]) }
        guard nomenclature.region(country: row[code]) == nil else { return nil }
        let listed = try OfficialName.clean(row[name])
        let names = nomenclature.names[row[code]]
        let point = nomenclature.points[row[code]]
        let record = TerritoryRecord(
            id: id, echelon: .country, code: row[code], name: names?.french ?? listed,
            englishName: names?.english ?? listed, position: point, precision: point == nil ? .none : .country,
            parents: [:])
        return ReadRecord(line: row.line, record: record)
    }
}
