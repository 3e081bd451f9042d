import Commons

/// Which column of a file is which column of a sheet: by its name in either language, in whatever case and accents.
struct ListHeader {
    private let names: [String?]
    let ignored: [String]

    var columns: [String] { names.compactMap { $0 } }

    init(_ header: [String], _ sheet: AnySheet) {
        var known: [String: String] = [:]
        for column in sheet.columns {
            for name in [column.name, column.french] where known[Slug.make(name)] == nil {
                known[Slug.make(name)] = column.name
            }
        }
        var seen: Set<String> = []
        names = header.map { name in
            known[Slug.make(name)].flatMap { seen.insert($0).inserted ? $0 : nil }
        }
        ignored = zip(header, names).filter { $1 == nil }.map { String($0.0.prefix(60)) }.filter { !$0.isEmpty }
    }

    func cells(_ fields: [String]) -> [String: String] {
        var cells: [String: String] = [:]
        for case (let name?, let field) in zip(names, fields) { cells[name] = field }
        return cells
    }
}
