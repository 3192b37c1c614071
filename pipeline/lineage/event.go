// Package lineage tells other systems what a run read and wrote, as OpenLineage
// events (https://openlineage.io/spec/2-0-2): for the run and for each of its jobs a
// START, then a COMPLETE, FAIL or ABORT, with the datasets and their row counts.
//
// Events go to a file, one JSON object a line, or to an HTTP endpoint. A run never
// fails for its lineage: what cannot be delivered is a warning.
package lineage

import (
	"time"

	"github.com/google/uuid"
)

const (
	schemaURL = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
	facetURL  = "https://openlineage.io/spec/facets/"
	producer  = "https://github.com/dateline/dateline"
)

// Type is the state of a run that an event tells of.
type Type string

// The types of event.
const (
	Start    Type = "START"
	Complete Type = "COMPLETE"
	Fail     Type = "FAIL"
	Abort    Type = "ABORT" // a signal
)

// Event is an OpenLineage RunEvent.
type Event struct {
	Type      Type      `json:"eventType"`
	Time      time.Time `json:"eventTime"`
	Run       Run       `json:"run"`
	Job       Job       `json:"job"`
	Inputs    []Dataset `json:"inputs"`
	Outputs   []Dataset `json:"outputs"`
	Producer  string    `json:"producer"`
	SchemaURL string    `json:"schemaURL"`
}

// Run identifies one execution of a job.
type Run struct {
	ID     uuid.UUID        `json:"runId"`
	Facets map[string]Facet `json:"facets,omitempty"`
}

// Job identifies what is executed.
type Job struct {
	Namespace string           `json:"namespace"`
	Name      string           `json:"name"`
	Facets    map[string]Facet `json:"facets,omitempty"`
}

// Dataset is something that was read or written.
type Dataset struct {
	Namespace    string           `json:"namespace"`
	Name         string           `json:"name"`
	Facets       map[string]Facet `json:"facets,omitempty"`
	InputFacets  map[string]Facet `json:"inputFacets,omitempty"`
	OutputFacets map[string]Facet `json:"outputFacets,omitempty"`
}

// Facet is one aspect of a run, job or dataset.
type Facet map[string]any

// facet completes a facet with who made it and where it is specified.
func facet(spec string, f Facet) Facet {
	f["_producer"], f["_schemaURL"] = producer, facetURL+spec
	return f
}

// parent ties a job's run to the run it is part of.
func parent(id uuid.UUID, j Job) Facet {
	return facet("1-0-1/ParentRunFacet.json#/$defs/ParentRunFacet", Facet{
		"run": map[string]any{"runId": id}, "job": map[string]any{"namespace": j.Namespace, "name": j.Name},
	})
}

func errorMessage(err error) Facet {
	return facet("1-0-0/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet", Facet{"message": err.Error(), "programmingLanguage": "GO"})
}

func jobType(kind string) Facet {
	return facet("2-0-3/JobTypeJobFacet.json#/$defs/JobTypeJobFacet", Facet{"processingType": "BATCH", "integration": "DATELINE", "jobType": kind})
}

// wrote says how many rows were written to a dataset.
func wrote(d Dataset, rows int64) Dataset {
	d.OutputFacets = map[string]Facet{
		"outputStatistics": facet("1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet", Facet{"rowCount": rows}),
	}
	return d
}

// read says how many rows of how many files were read from a dataset.
func read(d Dataset, rows int64, files int) Dataset {
	d.InputFacets = map[string]Facet{
		"inputStatistics": facet("1-0-0/InputStatisticsInputDatasetFacet.json#/$defs/InputStatisticsInputDatasetFacet", Facet{"rowCount": rows, "fileCount": files}),
	}
	return d
}

// Column is a column of a dataset.
type Column struct{ Name, Type, Doc string }

func schema(columns []Column) Facet {
	fields := make([]map[string]string, len(columns))
	for i, c := range columns {
		fields[i] = map[string]string{"name": c.Name, "type": c.Type, "description": c.Doc}
	}
	return facet("1-1-1/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet", Facet{"fields": fields})
}
