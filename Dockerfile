# Dateline in a container of its own, not as root:
#
#   docker build -t dateline .
#   docker run -v "$PWD/articles:/articles:ro" -v dateline:/var/lib/dateline dateline run --input /articles
#   docker run -d -v /srv/dateline:/etc/dateline:ro -v dateline:/var/lib/dateline dateline   # by the schedule of /etc/dateline/jobs.yaml

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=container
RUN go build -trimpath -ldflags "-s -w -X github.com/dateline/dateline/pipeline/cli.version=${VERSION}" -o /dateline .

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libstdc++6 tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --create-home --home-dir /var/lib/dateline dateline
COPY --from=build /dateline /usr/local/bin/dateline
USER 10001
WORKDIR /var/lib/dateline
ENV DATELINE_HOME=/var/lib/dateline/home
VOLUME /var/lib/dateline
HEALTHCHECK --interval=1m --start-period=2m CMD ["dateline", "schedule", "--probe"]
ENTRYPOINT ["dateline"]
CMD ["schedule", "--jobs", "/etc/dateline/jobs.yaml", "--log-format", "json"]
