namespace RE.Bench.Reports.Exports.Tables;

/// <summary>What a column holds; a cell without a value is empty in CSV and null in Parquet.</summary>
public enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole number of 64 bits.</summary>
    Whole,

    /// <summary>Number, double precision.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth,

    /// <summary>Point in time, UTC.</summary>
    Moment,
}
