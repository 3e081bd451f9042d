import Tabular

struct CommuneLines: RecordLines {
    private let source: TerritorySource
    private let regions: [String: Territory.ID]
    private let code: CSVColumn
    private let name: CSVColumn
    private let department: CSVColumn
    private let region: CSVColumn
    private let epci: CSVColumn
    private let municipal: CSVColumn
    private let total: CSVColumn
    private let latitude: CSVColumn
    private let longitude: CSVColumn
    private let precision: CSVColumn

    init(_ reader: CSVReader, _ source: TerritorySource, _ nomenclature: Nomenclature) throws(CSVFault) {
        self.source = source
        let regions = nomenclature.regions.values.filter { !$0.insee.isEmpty }
        self.regions = Dictionary(regions.map { ($0.insee, $0.id) }) { first, _ in first }
        code = try reader.column("code")
        name = try reader.column("name")
        department = try reader.column("department")
        region = try reader.column("region")
        epci = try reader.column("epci")
        municipal = try reader.column("population_municipal")
        total = try reader.column("population_total")
        latitude = try reader.column("latitude")
        longitude = try reader.column("longitude")
        precision = try reader.column("position_precision")
    }

    func record(_ row: CSVRow) throws(RefusedLine.Reason) -> ReadRecord? {
        guard row[code].utf8.count == 5, row[code].hasPrefix(row[department]), let id = Territory.ID.commune(row[code])
        else { throw .wrongCode(row[code]) }
        guard let claimedRegion = regions[row[region]] else { throw .contradictoryRegion(row[region]) }
        let (position, precision) = try place(row)
        let total = try row.people(total)
        let population = try row.people(municipal).map {
            Population(count: $0, total: total, vintage: source.figures, origin: .official)
        }
        let record = TerritoryRecord(
            id: id, echelon: .commune, code: row[code], name: try OfficialName.clean(row[name]),
            population: population, position: position, precision: precision, parents: try parents(row))
        return ReadRecord(line: row.line, record: record, claimedRegion: claimedRegion)
    }

    private func parents(_ row: CSVRow) throws(RefusedLine.Reason) -> [Hierarchy: Territory.ID] {
        guard let department = Territory.ID.department(row[department]) else { throw .unknownParent(row[department]) }
        if row[epci].isEmpty { return [.administrative: department] }
        guard let epci = Territory.ID.intercommunality(row[epci]) else { throw .unknownParent(row[epci]) }
        return [.administrative: department, .intercommunal: epci]
    }

    private func place(_ row: CSVRow) throws(RefusedLine.Reason) -> (Position?, PositionPrecision) {
        switch (row[precision], row[latitude], row[longitude]) {
        case ("none", "", ""):
            return (nil, .none)
        case ("commune", let north, let east), ("epci", let north, let east):
            guard let north = Double(north), let east = Double(east),
                let position = Position(latitude: north, longitude: east)
            else { throw .wrongPosition }
            return (position, row[precision] == "epci" ? .epci : .exact)
        default:
            throw .wrongPosition
        }
    }
}
