package import Storage

/// What comes in and goes out: a whole commons as one archive, lists that people made, and open data.
package enum Transfer {
    package static let migrations = [rememberPeople]

    private static let rememberPeople = Migration(
        "2026-11-26-40-remembered-people",
        """
        CREATE TABLE remembered_people (
            id   TEXT PRIMARY KEY, -- a person's identifier on the node that they wrote on
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200)
        )
        """
    )
}
