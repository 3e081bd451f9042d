import Tabular

struct SubdivisionLines: RecordLines {
    private let nomenclature: Nomenclature
    private let code: CSVColumn
    private let parent: CSVColumn
    private let type: CSVColumn
    private let name: CSVColumn

    init(_ reader: CSVReader, _ source: TerritorySource, _ nomenclature: Nomenclature) throws(CSVFault) {
        self.nomenclature = nomenclature
        code = try reader.column("code")
        parent = try reader.column("parent")
        type = try reader.column("type")
        name = try reader.column("name")
    }

    func record(_ row: CSVRow) throws(RefusedLine.Reason) -> ReadRecord? {
        let parts = row[code].split(separator: "-", maxSplits: 1)
        guard parts.count == 2, parts[0].utf8.count == 2, let id = Territory.ID(rawValue: row[code]) else {
            throw .wrongCode(row[code])
        }
        let container = row[parent].isEmpty ? String(parts[0]) : row[parent]
        let overseas = nomenclature.region(country: container)?.id
        guard let parentID = overseas ?? Territory.ID(rawValue: container) else { throw .unknownParent(container) }
        let region = nomenclature.regions[row[code]]
        let echelon = echelon(of: row, in: parts[0], region)
        let listed = try OfficialName.clean(region?.name ?? row[name])
        let names = nomenclature.names[row[code]]
        // France's own are placed by their communes.
        let point = parts[0] == "FR" ? nil : nomenclature.points[String(parts[0])]
        let record = TerritoryRecord(
            id: id, echelon: echelon, code: officialCode(row[code], parts[1], echelon, region),
            name: names?.french ?? listed, englishName: names?.english, position: point,
            precision: point == nil ? .none : .country, parents: [.administrative: parentID])
        return ReadRecord(line: row.line, record: record)
    }

    private func echelon(of row: CSVRow, in country: Substring, _ region: Nomenclature.Region?) -> Echelon {
        if let region, !region.insee.isEmpty { return .region }
        let isDepartment = country == "FR" && row[type].hasSuffix(" department")
        return isDepartment ? .department : .subdivision
    }

    /// Departments and regions of France are better known by their INSEE codes.
    private func officialCode(
        _ code: String, _ ending: Substring, _ echelon: Echelon, _ region: Nomenclature.Region?
    ) -> String {
        switch echelon {
        case .region: region?.insee ?? code
        case .department: String(ending)
        default: code
        }
    }
}
