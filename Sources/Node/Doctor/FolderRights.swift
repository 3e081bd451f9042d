import Foundation

/// Whether others of this machine can read what is kept.
struct FolderRights {
    private let settings: Settings

    init(_ settings: Settings) {
        self.settings = settings
    }

    func findings() -> [Finding] {
        let folder = settings.dataFolder
        let paths = [folder, folder + "/form.key", folder + "/essaim.env"] + (settings.sqliteFile.map { [$0] } ?? [])
        let open = paths.filter(isOpenToOthers)
        guard open.isEmpty else {
            return [
                Finding(
                    "rights", .problem,
                    "Others of this machine can read \(open.joined(separator: ", ")). Run: chmod go= "
                        + open.joined(separator: " "))
            ]
        }
        return [Finding("rights", .ok, "only the node's own user reads what it keeps")]
    }

    private func isOpenToOthers(_ path: String) -> Bool {
        do {
            let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            return (rights ?? 0) & 0o007 != 0
        } catch {
            return false
        }
    }
}
