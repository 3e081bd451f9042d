import Foundation

/// The files that this project wrote, as the contracts read them.
enum House {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The files under a folder whose names end so, in a stable order. Each is read once.
    static func files(under folder: String, ending suffix: String) throws -> [HouseFile] {
        try read.get().filter { $0.path.hasPrefix(folder + "/") && $0.path.hasSuffix(suffix) }
    }

    private static let read = Result {
        try ["Sources", "Tests"].flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
                .filter { path in endings.contains { path.hasSuffix($0) } && !path.contains("__pycache__") }
                .sorted()
                .map { try HouseFile("\(folder)/\($0)") }
        }
    }

    private static let endings = [".swift", ".css", ".js", ".po", ".py"]

    static func swift() throws -> [HouseFile] {
        try files(under: "Sources", ending: ".swift") + files(under: "Tests", ending: ".swift")
    }

    /// The rooms that speak to people: those with a folder of texts.
    static func speakingRooms() throws -> [String] {
        try files(under: "Sources", ending: "Texts/fr.po").map(\.room)
    }
}
