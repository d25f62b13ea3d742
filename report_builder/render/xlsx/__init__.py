"""The painter of workbooks."""
