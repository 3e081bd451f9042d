extension Row {
    /// Every column with its value, in the order of the query: for rows that are handed over whole, whatever they hold.
    package var fields: [(column: String, value: SQLValue)] {
        result.columns.enumerated().map { index, column in (column, result.values[start + index]) }
    }
}
